import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { NewPasswordField } from '#app/domains/accounts/ui/new-password-field.tsx';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { confirmEmail } from '#app/domains/accounts/registration/confirm-email.server.ts';
import { forgetRegistration } from '#app/domains/accounts/registration/forget-registration.server.ts';
import { isEmailContested } from '#app/domains/accounts/registration/is-email-contested.server.ts';
import { pageAfterSignIn } from '#app/domains/accounts/sign-in/page-after-sign-in.ts';
import { act, actions } from '#app/http/actions.server.ts';
import { cookiesOf, settingCookies } from '#app/http/context.server.ts';
import { load } from '#app/http/load.server.ts';
import { ActionForm } from '#app/ui/form.tsx';
import { formState } from '#app/ui/form-state.ts';
import { Page } from '#app/ui/page.tsx';
import { urls } from '#app/urls.ts';

export const handle = { title: 'accounts:confirm.title' };

// An ended link shows the same page: what is wrong with it is said when it is used.
export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => ({ contested: await isEmailContested(ctx, args.params['token']!) }));
}

// A button, not the link itself: mail filters open links and would use it up.
export function action(args: ActionFunctionArgs) {
  return actions(args, {
    back: urls.signIn(),
    said: 'accounts:said.confirmed',
    form: act(async (ctx, values) => {
      const { deviceCookie, signedIn, to } = await confirmEmail(
        ctx,
        args.params['token']!,
        values,
        cookiesOf(args.request),
      );
      const cookies = [deviceCookie, forgetRegistration(ctx)];
      if (!signedIn) return redirect(urls.signIn(), { headers: settingCookies(...cookies) });
      return redirect(pageAfterSignIn(signedIn.next, to), {
        headers: settingCookies(signedIn.cookie, ...cookies),
      });
    }),
  });
}

export default function Confirm() {
  const { contested } = useLoaderData<typeof loader>();
  const state = formState(useActionData());
  const { t } = useTranslation('accounts');
  return (
    <Page
      className="narrow centred"
      title={t('confirm.title')}
      lead={t(contested ? 'confirm.contested' : 'confirm.lead')}
    >
      <ActionForm state={state} submit={t('confirm.button')} look="beacon">
        {contested && <NewPasswordField />}
      </ActionForm>
    </Page>
  );
}
