import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { NewPasswordField } from '#app/domains/accounts/ui/new-password-field.tsx';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { requireResetLink } from '#app/domains/accounts/password/require-reset-link.server.ts';
import { resetPassword } from '#app/domains/accounts/password/reset-password.server.ts';
import { act, actions } from '#app/http/actions.server.ts';
import { cookiesOf, settingCookies } from '#app/http/context.server.ts';
import { load } from '#app/http/load.server.ts';
import { ActionForm } from '#app/ui/form.tsx';
import { formState } from '#app/ui/form-state.ts';
import { Page } from '#app/ui/page.tsx';
import { urls } from '#app/urls.ts';

export const handle = { title: 'accounts:reset.title' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    await requireResetLink(ctx, args.params['token']!);
    return null;
  });
}

export function action(args: ActionFunctionArgs) {
  return actions(args, {
    back: urls.signIn(),
    said: 'accounts:said.passwordSet',
    form: act(async (ctx, values) => {
      const cookie = await resetPassword(ctx, args.params['token']!, values, cookiesOf(args.request));
      return redirect(urls.signIn(), { headers: settingCookies(cookie) });
    }),
  });
}

export default function Reset() {
  const state = formState(useActionData());
  const { t } = useTranslation('accounts');
  return (
    <Page className="narrow centred" title={t('reset.title')} lead={t('reset.lead')}>
      <ActionForm state={state} submit={t('reset.button')} look="beacon">
        <NewPasswordField />
      </ActionForm>
    </Page>
  );
}
