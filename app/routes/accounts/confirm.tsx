import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { confirmEmail } from '#app/domains/accounts/confirm-email.server.ts';
import { answerForm } from '#app/http/forms.server.ts';
import { formState, FormFailure } from '#app/ui/form.tsx';
import { PageHeader } from '#app/ui/page.tsx';
import { urls } from '#app/urls.ts';

export const handle = { title: 'accounts:confirm.title' };

// A button, not the link itself: mail filters open links and would use it up.
export function action(args: ActionFunctionArgs) {
  return answerForm(args, async (ctx) => {
    await confirmEmail(ctx, args.params['token']!);
    return redirect(urls.signIn());
  });
}

export default function Confirm() {
  const state = formState(useActionData());
  const { t } = useTranslation('accounts');
  return (
    <div className="page narrow centred">
      <PageHeader title={t('confirm.title')} lead={t('confirm.lead')} />
      <form className="form" method="post">
        <FormFailure state={state} />
        <button className="button beacon">{t('confirm.button')}</button>
      </form>
    </div>
  );
}
