import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { confirmTotp } from '#app/domains/accounts/factors/confirm-totp.server.ts';
import { readTotpSetUp } from '#app/domains/accounts/factors/read-totp-set-up.server.ts';
import { NewRecoveryCodes } from '#app/domains/accounts/ui/new-recovery-codes.tsx';
import { act, actions } from '#app/http/actions.server.ts';
import { load } from '#app/http/load.server.ts';
import { ActionForm } from '#app/ui/form.tsx';
import { formState } from '#app/ui/form-state.ts';
import { TextField } from '#app/ui/fields.tsx';
import { Page } from '#app/ui/page.tsx';
import { urls } from '#app/urls.ts';

export const handle = { title: 'accounts:security.app.setUpTitle' };

export const loader = (args: LoaderFunctionArgs) => load(args, readTotpSetUp);

export function action(args: ActionFunctionArgs) {
  return actions(args, {
    back: urls.security(),
    form: act(async (ctx, values) => {
      const codes = await confirmTotp(ctx, values);
      return codes ? data({ codes }) : redirect(urls.security());
    }),
  });
}

export default function SetUpApp() {
  const setUp = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const codes = answer && 'codes' in answer ? answer.codes : null;
  const state = formState(answer);
  const { t } = useTranslation('accounts');
  return (
    <Page
      className="narrow flow"
      trail={[{ to: urls.security(), name: t('security.title') }]}
      title={setUp ? t('security.app.setUpTitle') : t('security.app.title')}
      lead={setUp ? t('security.app.setUpLead') : codes ? t('security.app.added') : undefined}
    >
      {codes && <NewRecoveryCodes codes={codes} />}
      {!setUp && !codes && (
        <p>
          <a className="button" href={urls.security()}>
            {t('security.title')}
          </a>
        </p>
      )}
      {setUp && !codes && (
        <>
          <svg
            className="qr"
            role="img"
            aria-label={t('security.app.qr')}
            viewBox={`-4 -4 ${setUp.qr.size + 8} ${setUp.qr.size + 8}`}
          >
            <path d={setUp.qr.path} />
          </svg>
          <p>
            {t('security.app.secret')} <code translate="no">{setUp.secret}</code>
          </p>
          <p>
            <a href={setUp.uri}>{t('security.app.open')}</a>
          </p>
          <ActionForm state={state} submit={t('security.app.confirm')} look="beacon">
            <TextField
              name="code"
              label={t('security.app.code')}
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={10}
              required
            />
          </ActionForm>
        </>
      )}
    </Page>
  );
}
