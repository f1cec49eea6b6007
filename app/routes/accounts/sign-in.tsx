import { EmailField } from '#app/domains/accounts/ui/email-field.tsx';
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { listSamplePeople } from '#app/domains/accounts/people/list-sample-people.server.ts';
import { signIn } from '#app/domains/accounts/sign-in/sign-in.server.ts';
import { signInWithPasskey } from '#app/domains/accounts/sign-in/sign-in-with-passkey.server.ts';
import { SignedOut } from '#app/domains/accounts/ui/signed-out.tsx';
import { PasskeyForm } from '#app/domains/accounts/ui/passkey-form.tsx';
import { pageAfterSignIn } from '#app/domains/accounts/sign-in/page-after-sign-in.ts';
import { act, actions, fields, saying } from '#app/http/actions.server.ts';
import { cookiesOf, settingCookies } from '#app/http/context.server.ts';
import { goOnWhereSignedIn } from '#app/http/go-on.server.ts';
import { load } from '#app/http/load.server.ts';
import { safePath } from '#app/http/forms.server.ts';
import { ActionButton } from '#app/ui/buttons.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import { formState, wasSent } from '#app/ui/form-state.ts';
import { TextField } from '#app/ui/fields.tsx';
import { PageHeader } from '#app/ui/page.tsx';
import { Rows } from '#app/ui/rows.tsx';
import { Note } from '#app/ui/note.tsx';
import { KEPT_PARTS, urls } from '#app/urls.ts';

export const handle = { title: 'accounts:signIn.title' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const to = safePath(new URL(args.request.url).searchParams.get('to'));
    if (ctx.actor) throw redirect(to ?? urls.home());
    const kept = new URL(args.request.url).searchParams.get('kept');
    return {
      samples: await listSamplePeople(ctx),
      to: to ?? undefined,
      kept: KEPT_PARTS.find((each) => each === kept) ?? null,
    };
  });
}

export function action(args: ActionFunctionArgs) {
  const to = safePath(new URL(args.request.url).searchParams.get('to'));
  return actions(args, {
    back: urls.home(),
    form: act(fields('passkey'), async (ctx, { passkey, ...known }, context) => {
      const saysKept = (isKept: boolean, answer: Response) =>
        saying(context, args.request, isKept ? { key: 'accounts:said.kept' } : null, answer);
      if (passkey)
        return goOnWhereSignedIn(ctx, to ?? urls.home(), async () => {
          const { cookie, next, isKept } = await signInWithPasskey(ctx, passkey);
          return saysKept(isKept, redirect(pageAfterSignIn(next, to), { headers: settingCookies(cookie) }));
        });
      const signed = await signIn(ctx, known, cookiesOf(args.request), to);
      if (signed.next === 'confirm')
        return redirect(urls.registered(), { headers: settingCookies(signed.cookie) });
      const { cookie, deviceCookie, next, weakness, isKept } = signed;
      const headers = settingCookies(cookie, deviceCookie);
      return saysKept(isKept, redirect(pageAfterSignIn(next, to, weakness), { headers }));
    }),
  });
}

export default function SignIn() {
  const { samples, kept, to } = useLoaderData<typeof loader>();
  const state = formState(useActionData());
  const { t } = useTranslation('accounts');
  return (
    <div className="page narrow centred halves">
      <div>
        <PageHeader title={t('signIn.title')} lead={t('signIn.lead')} />
        <ActionForm
          head={kept && <SignedOut kept={kept} opens={!wasSent(state)} />}
          state={state}
          submit={t('signIn.button')}
          look="beacon wide"
        >
          <EmailField />
          <TextField
            name="password"
            label={t('password')}
            type="password"
            autoComplete="current-password"
            required
          />
        </ActionForm>
        <PasskeyForm name={t('security.passkeys.signIn')} />
        <ul className="links">
          <li>
            <a href={urls.forgot()}>{t('signIn.forgot')}</a>
          </li>
          <li>
            <b>{t('signIn.new')}</b> <a href={urls.register(to)}>{t('register.title')}</a>
          </li>
        </ul>
      </div>
      {samples && (
        <aside className="card pressed" aria-labelledby="samples">
          <h2 id="samples">{t('samples.title')}</h2>
          <p className="small">{t('samples.lead')}</p>
          <Rows>
            {samples.people.map((person) => (
              <li key={person.email}>
                <div>
                  <h3>{person.name}</h3>
                  <Note>{t(`samples.role.${person.role}`)}</Note>
                  <ActionButton
                    hidden={{ email: person.email, password: samples.password }}
                    look="small"
                    named={t('samples.signInAs', { name: person.name })}
                  >
                    {person.email}
                  </ActionButton>
                </div>
              </li>
            ))}
          </Rows>
          <Note>{t('samples.password', { password: samples.password })}</Note>
        </aside>
      )}
    </div>
  );
}
