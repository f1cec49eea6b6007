import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { changePassword } from '#app/domains/accounts/change-password.server.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { answering, cookiesOf, settingCookies } from '#app/http/context.server.ts';
import { answerForm } from '#app/http/forms.server.ts';
import { Alert } from '#app/ui/alert.tsx';
import { formState, FormFailure, TextField } from '#app/ui/form.tsx';
import { Breadcrumb, PageHeader } from '#app/ui/page.tsx';
import { urls } from '#app/urls.ts';

export const handle = { title: 'accounts:changePassword.title' };

export function loader(args: LoaderFunctionArgs) {
  return answering(args, async (ctx) => {
    mustBeSignedIn(ctx);
    return { email: ctx.actor.email, changed: new URL(args.request.url).searchParams.has('changed') };
  });
}

export function action(args: ActionFunctionArgs) {
  return answerForm(args, async (ctx, values) => {
    const cookie = await changePassword(ctx, values, cookiesOf(args.request));
    return redirect(`${urls.changePassword()}?changed`, { headers: settingCookies(cookie) });
  });
}

export default function ChangePassword() {
  const { email, changed } = useLoaderData<typeof loader>();
  const state = formState(useActionData());
  const { t } = useTranslation('accounts');
  return (
    <div className="page narrow centred flow">
      <Breadcrumb label={t('profile.title')} links={[{ to: urls.profile(), name: t('profile.title') }]} />
      <PageHeader title={t('changePassword.title')} lead={t('changePassword.lead')} />
      {changed && <Alert tone="success" title={t('changePassword.changed')} />}
      <form className="form" method="post" action={urls.changePassword()}>
        <FormFailure state={state} />
        {/* Password managers want to know whose password it is. */}
        <input type="hidden" name="username" value={email} autoComplete="username" />
        <TextField
          name="currentPassword"
          label={t('currentPassword')}
          state={state}
          type="password"
          autoComplete="current-password"
          required
        />
        <TextField
          name="password"
          label={t('newPassword')}
          help={t('passwordHelp')}
          state={state}
          type="password"
          autoComplete="new-password"
          required
        />
        <button className="button beacon">{t('changePassword.button')}</button>
      </form>
      <p className="links">
        <a href={urls.forgot()}>{t('signIn.forgot')}</a>
      </p>
    </div>
  );
}
