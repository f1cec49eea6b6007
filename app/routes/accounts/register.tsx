import { RegisterInput } from '#app/domains/accounts/schemas.ts';
import { EmailField } from '#app/domains/accounts/ui/email-field.tsx';
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { NewPasswordField } from '#app/domains/accounts/ui/new-password-field.tsx';
import { TimeZoneField } from '#app/domains/accounts/ui/time-zone-field.tsx';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { guessTimeZone } from '#app/domains/accounts/people/usual-time-zone.ts';
import { register } from '#app/domains/accounts/registration/register.server.ts';
import { ActionForm } from '#app/ui/form.tsx';
import { formState } from '#app/ui/form-state.ts';
import { TextField } from '#app/ui/fields.tsx';
import { Page } from '#app/ui/page.tsx';
import { urls } from '#app/urls.ts';
import { act, actions } from '#app/http/actions.server.ts';
import { settingCookies } from '#app/http/context.server.ts';
import { safePath } from '#app/http/forms.server.ts';
import { load } from '#app/http/load.server.ts';

export const handle = { title: 'accounts:register.title' };

/** The page that somebody was heading for. */
const toOf = (request: Request) => safePath(new URL(request.url).searchParams.get('to'));

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (_, { locale }) => ({
    to: toOf(args.request) ?? undefined,
    timeZone: guessTimeZone(args.request.headers.get('accept-language') ?? '', locale),
  }));
}

export function action(args: ActionFunctionArgs) {
  return actions(args, {
    back: urls.register(),
    form: act(async (ctx, asked, { locale }) => {
      const cookie = await register(ctx, asked, locale, toOf(args.request));
      return redirect(urls.registered(), { headers: settingCookies(cookie) });
    }),
  });
}

export default function Register() {
  const { timeZone, to } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const state = formState(answer);
  const { t } = useTranslation('accounts');
  return (
    <Page className="narrow centred" title={t('register.title')} lead={t('register.lead')}>
      <ActionForm asks={RegisterInput} state={state} submit={t('register.button')} look="beacon">
        <TextField name="name" label={t('name')} help={t('nameHelp')} autoComplete="name" required />
        <EmailField />
        <NewPasswordField />
        <TimeZoneField help={t('timeZoneHelp')} value={timeZone} />
      </ActionForm>
      <p className="small">
        {t('register.privacy')} <a href={urls.privacy()}>{t('privacy.title')}</a>
      </p>
      {!answer && <script type="module" src="/browser/time-zone.js" />}
      <p className="links">
        {t('register.have')} <a href={urls.signIn(to)}>{t('signIn.title')}</a>
      </p>
    </Page>
  );
}
