import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { correctAddress } from '#app/domains/accounts/registration/correct-address.server.ts';
import { findRegisteredAddress } from '#app/domains/accounts/registration/find-registered-address.server.ts';
import { sendConfirmationAgain } from '#app/domains/accounts/registration/send-confirmation-again.server.ts';
import { EmailField } from '#app/domains/accounts/ui/email-field.tsx';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { act, actions } from '#app/http/actions.server.ts';
import { cookiesOf, settingCookies } from '#app/http/context.server.ts';
import { load } from '#app/http/load.server.ts';
import { Disclosure } from '#app/ui/disclosure.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import { formStates } from '#app/ui/form-state.ts';
import { Page } from '#app/ui/page.tsx';
import { urls } from '#app/urls.ts';

export const handle = { title: 'accounts:register.sentTitle' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const email = findRegisteredAddress(ctx, cookiesOf(args.request));
    if (email === null) throw redirect(urls.register());
    return { email, demonstration: ctx.settings.demonstration && !ctx.settings.smtpUrl };
  });
}

export function action(args: ActionFunctionArgs) {
  return actions(args, {
    guard: () => undefined,
    back: urls.registered(),
    said: { again: 'accounts:said.linkSent', correct: 'accounts:said.linkSent' },
    intents: {
      again: act((ctx) => sendConfirmationAgain(ctx, cookiesOf(args.request))),
      correct: act(async (ctx, values) => {
        const cookie = await correctAddress(ctx, values, cookiesOf(args.request));
        return redirect(urls.registered(), { headers: settingCookies(cookie) });
      }),
    },
  });
}

export default function Registered() {
  const { email, demonstration } = useLoaderData<typeof loader>();
  const { stateOf } = formStates(useActionData());
  const { t } = useTranslation('accounts');
  return (
    <Page
      className="narrow centred flow"
      title={t('register.sentTitle')}
      lead={t('register.sent', { email })}
    >
      {demonstration && (
        <p>
          {t('register.demo')} <a href={urls.mail()}>{t('mailPage.title')}</a>
        </p>
      )}
      <p className="small">{t('register.sentHelp')}</p>
      <ActionForm intent="again" state={stateOf('again')} submit={t('register.again')} />
      <Disclosure summary={t('register.wrong')} state={stateOf('correct')}>
        <ActionForm
          scope="correct"
          intent="correct"
          state={stateOf('correct')}
          values={{ email }}
          submit={t('register.correct')}
        >
          <EmailField />
        </ActionForm>
      </Disclosure>
      <p className="links">
        <a href={urls.signIn()}>{t('signIn.title')}</a>
      </p>
    </Page>
  );
}
