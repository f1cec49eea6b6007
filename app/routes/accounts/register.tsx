import { EmailField } from '#app/domains/accounts/ui/email-field.tsx';
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
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
import { act, actions, fields } from '#app/http/actions.server.ts';
import { load } from '#app/http/load.server.ts';

export const handle = { title: 'accounts:register.title' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (_, { locale }) => ({
    timeZone: guessTimeZone(args.request.headers.get('accept-language') ?? '', locale),
  }));
}

export function action(args: ActionFunctionArgs) {
  return actions(args, {
    back: urls.register(),
    form: act(fields('email'), async (ctx, asked, { locale }) => {
      await register(ctx, asked, locale);
      return data({ sentTo: asked.email });
    }),
  });
}

export default function Register() {
  const { timeZone } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const state = formState(answer);
  const { t } = useTranslation('accounts');
  if (answer && 'sentTo' in answer)
    return (
      <Page
        className="narrow centred"
        title={t('register.sentTitle')}
        lead={t('register.sent', { email: answer.sentTo })}
      ></Page>
    );
  return (
    <Page className="narrow centred" title={t('register.title')} lead={t('register.lead')}>
      <ActionForm state={state} submit={t('register.button')} look="beacon">
        <TextField name="name" label={t('name')} help={t('nameHelp')} autoComplete="name" required />
        <EmailField />
        <NewPasswordField />
        <TimeZoneField help={t('timeZoneHelp')} value={timeZone} />
      </ActionForm>
      {!answer && <script type="module" src="/browser/time-zone.js" />}
      <p className="links">
        {t('register.have')} <a href={urls.signIn()}>{t('signIn.title')}</a>
      </p>
    </Page>
  );
}
