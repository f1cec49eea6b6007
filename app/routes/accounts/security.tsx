import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { readSecurity } from '#app/domains/accounts/security/read-security.server.ts';
import { AccountNav } from '#app/domains/accounts/ui/account-nav.tsx';
import { AuthenticatorApp, Passkeys, RecoveryCodes } from '#app/domains/accounts/ui/factors.tsx';
import { NewRecoveryCodes } from '#app/domains/accounts/ui/new-recovery-codes.tsx';
import { Sessions } from '#app/domains/accounts/ui/sessions.tsx';
import { act, actions, fields } from '#app/http/actions.server.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { endOtherSessions } from '#app/domains/accounts/sessions/end-other-sessions.server.ts';
import { endSession } from '#app/domains/accounts/sessions/end-session.server.ts';
import { makeRecoveryCodes } from '#app/domains/accounts/factors/make-recovery-codes.server.ts';
import { addPasskey } from '#app/domains/accounts/factors/add-passkey.server.ts';
import { removePasskey } from '#app/domains/accounts/factors/remove-passkey.server.ts';
import { renamePasskey } from '#app/domains/accounts/factors/rename-passkey.server.ts';
import { beginTotp } from '#app/domains/accounts/factors/begin-totp.server.ts';
import { removeTotp } from '#app/domains/accounts/factors/remove-totp.server.ts';
import { load } from '#app/http/load.server.ts';
import { Alert, Tag } from '#app/ui/alert.tsx';
import { FormFailure } from '#app/ui/form.tsx';
import { formStates } from '#app/ui/form-state.ts';
import { Page } from '#app/ui/page.tsx';
import { urls } from '#app/urls.ts';

export const handle = { title: 'accounts:security.title' };

export const loader = (args: LoaderFunctionArgs) => load(args, readSecurity);

export function action(args: ActionFunctionArgs) {
  // Recovery codes are shown when they are made and never again.
  const showing = async (making: Promise<string[] | null | void>) => {
    const codes = await making;
    return codes ? data({ codes }) : redirect(urls.security());
  };
  return actions(args, {
    guard: mustBeSignedIn,
    back: ({ intent }) => (intent === 'begin-app' ? urls.authenticatorApp() : urls.security()),
    intents: {
      'end-session': act(fields('sessionId'), (ctx, { sessionId }) => endSession(ctx, sessionId)),
      'end-others': act((ctx) => endOtherSessions(ctx)),
      'begin-app': act((ctx) => beginTotp(ctx)),
      'remove-app': act((ctx) => removeTotp(ctx)),
      'add-passkey': act((ctx, values) => showing(addPasskey(ctx, values))),
      'rename-passkey': act((ctx, values) => renamePasskey(ctx, values)),
      'remove-passkey': act(fields('passkeyId'), (ctx, { passkeyId }) => removePasskey(ctx, passkeyId)),
      'make-codes': act((ctx) => showing(makeRecoveryCodes(ctx))),
    },
  });
}

export default function Security() {
  const security = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { state, sent, stateOf } = formStates(answer);
  const codes = answer && 'codes' in answer ? answer.codes : null;
  const { t } = useTranslation('accounts');
  return (
    <Page className="narrow flow" title={t('security.title')} lead={t('security.lead')}>
      <AccountNav here="security" />
      {!['rename-passkey', 'remove-passkey'].includes(sent) && <FormFailure state={state} />}
      {codes && <NewRecoveryCodes codes={codes} />}
      {security.required && (
        <Alert
          tone={security.hasFactor ? 'info' : 'warning'}
          title={security.hasFactor ? t('security.required.on') : t('security.required.title')}
        >
          {!security.hasFactor && <p>{t('security.required.lead')}</p>}
        </Alert>
      )}
      <section className="flow" aria-labelledby="second">
        <h2 id="second">
          {t('security.second.title')}{' '}
          <Tag tone={security.hasFactor ? 'success' : undefined}>
            {security.hasFactor ? t('security.second.on') : t('security.second.off')}
          </Tag>
        </h2>
        <p>{t('security.second.lead')}</p>
        <AuthenticatorApp since={security.totpSince} />
        <Passkeys passkeys={security.passkeys} thisDevice={security.thisDevice} stateOf={stateOf} />
        {security.hasFactor && <RecoveryCodes left={security.codesLeft} />}
      </section>
      <Sessions sessions={security.sessions} />
    </Page>
  );
}
