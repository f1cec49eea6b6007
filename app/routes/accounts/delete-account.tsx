import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { askErasure } from '#app/domains/accounts/erasure/ask-erasure.server.ts';
import { GRACE_DAYS } from '#app/domains/accounts/erasure/grace-days.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { AccountNav } from '#app/domains/accounts/ui/account-nav.tsx';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { act, actions } from '#app/http/actions.server.ts';
import { settingCookies } from '#app/http/context.server.ts';
import { load } from '#app/http/load.server.ts';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import { formState } from '#app/ui/form-state.ts';
import { Page } from '#app/ui/page.tsx';
import { urls } from '#app/urls.ts';

export const handle = { title: 'accounts:erasure.title' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    mustBeSignedIn(ctx);
    return { email: ctx.actor.email };
  });
}

export function action(args: ActionFunctionArgs) {
  return actions(args, {
    back: urls.signIn(),
    said: 'accounts:said.erasure',
    form: act(async (ctx) => {
      const cookie = await askErasure(ctx);
      return redirect(urls.signIn(), { headers: settingCookies(cookie) });
    }),
  });
}

const GOES = ['person', 'signIn', 'record', 'mentoring', 'specialist'] as const;
const STAYS = ['certificates', 'credit', 'register', 'cases', 'courses'] as const;

export default function DeleteAccount() {
  const { email } = useLoaderData<typeof loader>();
  const state = formState(useActionData());
  const { t } = useTranslation('accounts');
  return (
    <Page className="narrow flow" title={t('erasure.title')} lead={t('erasure.lead', { days: GRACE_DAYS })}>
      <AccountNav here="delete" />
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
      <Disclosure summary={t('erasure.button')} state={state}>
        <ActionForm className="form" state={state}>
          <p>{t('erasure.sure', { email, days: GRACE_DAYS })}</p>
          <button className="button danger">{t('erasure.confirm')}</button>
        </ActionForm>
      </Disclosure>
    </Page>
  );
}
