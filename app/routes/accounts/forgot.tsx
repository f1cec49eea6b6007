import { EmailField } from '#app/domains/accounts/ui/email-field.tsx';
import { type ActionFunctionArgs, data } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { requestPasswordReset } from '#app/domains/accounts/password/request-password-reset.server.ts';
import { act, actions, fields } from '#app/http/actions.server.ts';
import { cookiesOf } from '#app/http/context.server.ts';
import { ActionForm } from '#app/ui/form.tsx';
import { formState } from '#app/ui/form-state.ts';
import { Page } from '#app/ui/page.tsx';
import { urls } from '#app/urls.ts';

export const handle = { title: 'accounts:forgot.title' };

export function action(args: ActionFunctionArgs) {
  return actions(args, {
    back: urls.forgot(),
    form: act(fields('email'), async (ctx, asked) => {
      await requestPasswordReset(ctx, asked, cookiesOf(args.request));
      return data({ sentTo: asked.email });
    }),
  });
}

export default function Forgot() {
  const answer = useActionData<typeof action>();
  const state = formState(answer);
  const { t } = useTranslation('accounts');
  const sent = answer && 'sentTo' in answer ? answer.sentTo : null;
  return (
    <Page
      className="narrow centred"
      title={t('forgot.title')}
      lead={sent ? t('forgot.sent', { email: sent }) : t('forgot.lead')}
    >
      {!sent && (
        <ActionForm state={state} submit={t('forgot.button')} look="beacon">
          <EmailField />
        </ActionForm>
      )}
    </Page>
  );
}
