import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { cancelEmailChange } from '#app/domains/accounts/email/cancel-email-change.server.ts';
import { findEmailChange } from '#app/domains/accounts/email/find-email-change.server.ts';
import { requestEmailChange } from '#app/domains/accounts/email/request-email-change.server.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { AccountNav } from '#app/domains/accounts/ui/account-nav.tsx';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { act, actions } from '#app/http/actions.server.ts';
import { load } from '#app/http/load.server.ts';
import { Alert } from '#app/ui/alert.tsx';
import { ActionButton } from '#app/ui/buttons.tsx';
import { TextField } from '#app/ui/fields.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import { formStates } from '#app/ui/form-state.ts';
import { Page } from '#app/ui/page.tsx';
import { useFormat } from '#app/ui/use-format.ts';
import { urls } from '#app/urls.ts';

export const handle = { title: 'accounts:emailChange.title' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    mustBeSignedIn(ctx);
    return { email: ctx.actor.email, change: await findEmailChange(ctx) };
  });
}

export function action(args: ActionFunctionArgs) {
  return actions(args, {
    guard: mustBeSignedIn,
    back: urls.email(),
    said: { change: 'accounts:said.linksSent', cancel: 'accounts:said.addressKept' },
    intents: {
      change: act((ctx, values) => requestEmailChange(ctx, values)),
      cancel: act((ctx) => cancelEmailChange(ctx)),
    },
  });
}

export default function EmailAddress() {
  const { email, change } = useLoaderData<typeof loader>();
  const { stateOf } = formStates(useActionData());
  const { t } = useTranslation('accounts');
  const format = useFormat();
  const stateOfBox = (confirmed: boolean) =>
    t(confirmed ? 'emailChange.confirmed' : 'emailChange.unconfirmed');
  return (
    <Page className="narrow flow" title={t('emailChange.title')} lead={t('emailChange.lead', { email })}>
      <AccountNav here="email" />
      {change && (
        <Alert tone="warning" title={t('emailChange.pending', { email: change.email })}>
          <ul className="list">
            <li>
              {change.email}: {stateOfBox(change.newConfirmed)}
            </li>
            <li>
              {email}: {stateOfBox(change.oldConfirmed)}
            </li>
          </ul>
          <p className="small">
            {t('emailChange.silence', { email, date: format.date(change.silenceEnds) })}
          </p>
          <ActionButton intent="cancel">{t('emailChange.cancel')}</ActionButton>
        </Alert>
      )}
      <ActionForm
        scope="change"
        intent="change"
        state={stateOf('change')}
        submit={t('emailChange.button')}
        look={change ? undefined : 'beacon'}
      >
        <TextField
          name="email"
          label={t('emailChange.new')}
          help={t('emailChange.help')}
          type="email"
          autoComplete="email"
          required
        />
      </ActionForm>
    </Page>
  );
}
