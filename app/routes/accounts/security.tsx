import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { changeSecurity } from '#app/domains/accounts/security/change-security.server.ts';
import { readSecurity } from '#app/domains/accounts/security/read-security.server.ts';
import { AuthenticatorApp, Passkeys, RecoveryCodes } from '#app/domains/accounts/ui/factors.tsx';
import { NewRecoveryCodes } from '#app/domains/accounts/ui/new-recovery-codes.tsx';
import { Sessions } from '#app/domains/accounts/ui/sessions.tsx';
import { load } from '#app/http/load.server.ts';
import { answerForm } from '#app/http/forms.server.ts';
import { Alert, Tag } from '#app/ui/alert.tsx';
import { formState, FormFailure } from '#app/ui/form.tsx';
import { Breadcrumb, PageHeader } from '#app/ui/page.tsx';
import { urls } from '#app/urls.ts';

export const handle = { title: 'accounts:security.title' };

export const loader = (args: LoaderFunctionArgs) => load(args, readSecurity);

export function action(args: ActionFunctionArgs) {
  return answerForm(args, async (ctx, values) => {
    const codes = await changeSecurity(ctx, values);
    if (codes) return data({ codes });
    return redirect(values['intent'] === 'begin-app' ? urls.authenticatorApp() : urls.security());
  });
}

export default function Security() {
  const security = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const state = formState(answer);
  const codes = answer && 'codes' in answer ? answer.codes : null;
  const { t } = useTranslation('accounts');
  return (
    <div className="page narrow flow">
      <Breadcrumb label={t('common:breadcrumb')} links={[{ to: urls.profile(), name: t('profile.title') }]} />
      <PageHeader title={t('security.title')} lead={t('security.lead')} />
      <FormFailure state={state} />
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
        <Passkeys passkeys={security.passkeys} thisDevice={security.thisDevice} state={state} />
        {security.hasFactor && <RecoveryCodes left={security.codesLeft} />}
      </section>
      <Sessions sessions={security.sessions} />
    </div>
  );
}
