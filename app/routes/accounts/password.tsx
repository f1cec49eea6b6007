import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { NewPasswordField } from '#app/domains/accounts/ui/new-password-field.tsx';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { changePassword } from '#app/domains/accounts/password/change-password.server.ts';
import { PASSWORD_WEAKNESSES } from '#app/domains/accounts/password/password-weakness.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { AccountNav } from '#app/domains/accounts/ui/account-nav.tsx';
import { act, actions } from '#app/http/actions.server.ts';
import { cookiesOf, settingCookies } from '#app/http/context.server.ts';
import { load } from '#app/http/load.server.ts';
import { safePath } from '#app/http/forms.server.ts';
import { Alert } from '#app/ui/alert.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import { formState } from '#app/ui/form-state.ts';
import { Tick } from '#app/ui/choices.tsx';
import { TextField } from '#app/ui/fields.tsx';
import { Page } from '#app/ui/page.tsx';
import { urls } from '#app/urls.ts';

export const handle = { title: 'accounts:changePassword.title' };

/** Parameters after a sign-in: why the present password is weak, and the page to continue with. */
function cameFrom(request: Request) {
  const query = new URL(request.url).searchParams;
  const weak = PASSWORD_WEAKNESSES.find((each) => each === query.get('weak'));
  return { weak, to: safePath(query.get('to')) ?? undefined, changed: query.has('changed') };
}

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    mustBeSignedIn(ctx);
    return { email: ctx.actor.email, ...cameFrom(args.request) };
  });
}

export function action(args: ActionFunctionArgs) {
  const back = urls.changedPassword(cameFrom(args.request).to);
  return actions(args, {
    back,
    form: act(async (ctx, values) => {
      const cookie = await changePassword(ctx, values, cookiesOf(args.request));
      return redirect(back, { headers: settingCookies(cookie) });
    }),
  });
}

export default function ChangePassword() {
  const { email, changed, weak, to } = useLoaderData<typeof loader>();
  const state = formState(useActionData());
  const { t } = useTranslation('accounts');
  return (
    <Page className="narrow flow" title={t('changePassword.title')} lead={t('changePassword.lead')}>
      {changed && <Alert tone="success" title={t('changePassword.changed')} />}
      {weak && <Alert tone="warning" title={t(`changePassword.weak.${weak}`)} />}
      <AccountNav here="password" />
      <ActionForm
        action={urls.changePassword(to, weak)}
        state={state}
        submit={t('changePassword.button')}
        look="beacon"
      >
        {/* Password managers want to know whose password it is. */}
        <input type="hidden" name="username" value={email} autoComplete="username" />
        <TextField
          name="currentPassword"
          label={t('currentPassword')}
          type="password"
          autoComplete="current-password"
          required
        />
        <NewPasswordField />
        <Tick name="keep" label={t('changePassword.keepOthers')} />
      </ActionForm>
      <ul className="links">
        {to && (
          <li>
            <a href={to}>{changed ? t('common:continue') : t('changePassword.keep')}</a>
          </li>
        )}
        <li>
          <a href={urls.forgot()}>{t('signIn.forgot')}</a>
        </li>
      </ul>
    </Page>
  );
}
