import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { askErasure } from '#app/domains/accounts/erasure/ask-erasure.server.ts';
import { GRACE_DAYS } from '#app/domains/accounts/erasure/grace-days.ts';
import { readSoleCharge } from '#app/domains/accounts/erasure/read-sole-charge.server.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { AccountNav } from '#app/domains/accounts/ui/account-nav.tsx';
import { mustHostNothing } from '#app/domains/webinars/schedule/must-host-nothing.server.ts';
import { listHostedWebinars } from '#app/domains/webinars/schedule/list-hosted-webinars.server.ts';
import { pickVariant } from '#app/i18n/pick-variant.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { act, actions } from '#app/http/actions.server.ts';
import { settingCookies } from '#app/http/context.server.ts';
import { load } from '#app/http/load.server.ts';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { Alert } from '#app/ui/alert.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import { formState } from '#app/ui/form-state.ts';
import { Page } from '#app/ui/page.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

export const handle = { title: 'accounts:erasure.title' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    mustBeSignedIn(ctx);
    const hosted = await listHostedWebinars(ctx);
    return {
      email: ctx.actor.email,
      charge: await readSoleCharge(ctx),
      hosted: hosted.map(({ webinar: { id, startsAt }, offer: { variants } }) => {
        const { title, language } = pickVariant(variants, ctx.actor.locale)!;
        return { id, startsAt, title, language };
      }),
    };
  });
}

export function action(args: ActionFunctionArgs) {
  return actions(args, {
    back: urls.signIn(),
    said: 'accounts:said.erasure',
    form: act(async (ctx) => {
      await mustHostNothing(ctx);
      const cookie = await askErasure(ctx);
      return redirect(urls.signIn(), { headers: settingCookies(cookie) });
    }),
  });
}

const GOES = ['person', 'signIn', 'record', 'mentoring', 'specialist'] as const;
const STAYS = ['certificates', 'credit', 'register', 'cases', 'courses'] as const;

export default function DeleteAccount() {
  const { email, charge, hosted } = useLoaderData<typeof loader>();
  const state = formState(useActionData());
  const { t } = useTranslation('accounts');
  const { dateTime } = useFormat();
  const isFree = !charge.administrator && charge.associations.length + hosted.length === 0;
  return (
    <Page className="narrow flow" title={t('erasure.title')} lead={t('erasure.lead', { days: GRACE_DAYS })}>
      <AccountNav here="delete" />
      {!isFree && (
        <Alert tone="warning" title={t('erasure.first.title')}>
          <ul>
            {charge.administrator && <li>{t('erasure.first.administrator')}</li>}
            {charge.associations.map(({ name, language }) => (
              <li key={name}>
                {t('erasure.first.officer')} <span lang={language}>{name}</span>
              </li>
            ))}
            {hosted.map(({ id, title, language, startsAt }) => (
              <li key={id}>
                {t('erasure.first.webinar')}{' '}
                <a href={urls.ownWebinar(id)} lang={language}>
                  {title}
                </a>
                {`, ${dateTime(startsAt)}`}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      <section aria-labelledby="goes">
        <h2 id="goes">{t('erasure.goesTitle')}</h2>
        <ul className="list">
          {GOES.map((each) => (
            <li key={each}>{t(`erasure.goes.${each}`)}</li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="stays">
        <h2 id="stays">{t('erasure.staysTitle')}</h2>
        <ul className="list">
          {STAYS.map((each) => (
            <li key={each}>{t(`erasure.stays.${each}`)}</li>
          ))}
        </ul>
      </section>
      <p>
        <a href={urls.record()}>{t('erasure.download')}</a>
      </p>
      {isFree && (
        <Disclosure summary={t('erasure.button')} state={state}>
          <ActionForm className="form" state={state}>
            <p>{t('erasure.sure', { email, days: GRACE_DAYS })}</p>
            <button className="button danger">{t('erasure.confirm')}</button>
          </ActionForm>
        </Disclosure>
      )}
    </Page>
  );
}
