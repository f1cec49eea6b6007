import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { pageAfterSignIn } from '#app/domains/accounts/sign-in/page-after-sign-in.ts';
import { finishSignIn } from '#app/domains/accounts/sign-in/finish-sign-in.server.ts';
import { readSecondStep } from '#app/domains/accounts/sign-in/read-second-step.server.ts';
import { PasskeyForm } from '#app/domains/accounts/ui/passkey-form.tsx';
import { CodeField } from '#app/domains/accounts/ui/code-field.tsx';
import { act, actions, saying } from '#app/http/actions.server.ts';
import { settingCookies } from '#app/http/context.server.ts';
import { goOnWhereSignedIn } from '#app/http/go-on.server.ts';
import { load } from '#app/http/load.server.ts';
import { toFailure } from '#app/http/error-response.server.ts';
import { safePath } from '#app/http/forms.server.ts';
import { ActionForm, FormFailure } from '#app/ui/form.tsx';
import { formState } from '#app/ui/form-state.ts';
import { Page } from '#app/ui/page.tsx';
import { Note } from '#app/ui/note.tsx';
import { urls } from '#app/urls.ts';

export const handle = { title: 'accounts:security.step.title' };

const cookieOf = (request: Request) => request.headers.get('cookie') ?? '';
const wanted = (request: Request) => safePath(new URL(request.url).searchParams.get('to'));

export function loader(args: LoaderFunctionArgs) {
  const to = wanted(args.request);
  return load(args, async (ctx) => {
    if (ctx.actor) throw redirect(to ?? urls.home());
    try {
      return await readSecondStep(ctx, cookieOf(args.request));
    } catch (error) {
      if (toFailure(error)?.code === 'step_expired') throw redirect(urls.signIn(to ?? undefined));
      throw error;
    }
  });
}

export function action(args: ActionFunctionArgs) {
  return actions(args, {
    back: urls.home(),
    form: act(async (ctx, values, context) => {
      const to = wanted(args.request);
      return goOnWhereSignedIn(ctx, to ?? urls.home(), async () => {
        const { cookies, next, isKept } = await finishSignIn(ctx, cookieOf(args.request), values);
        const answer = redirect(pageAfterSignIn(next, to), { headers: settingCookies(...cookies) });
        return saying(context, args.request, isKept ? { key: 'accounts:said.kept' } : null, answer);
      });
    }),
  });
}

export default function SecondStep() {
  const { app, passkey } = useLoaderData<typeof loader>();
  const state = formState(useActionData());
  const { t } = useTranslation('accounts');
  return (
    <Page className="narrow centred flow" title={t('security.step.title')} lead={t('security.step.lead')}>
      <FormFailure state={state} />
      {passkey && <PasskeyForm name={t('security.passkeys.use')} />}
      <ActionForm state={state} failure={false} submit={t('signIn.button')} look="beacon">
        <CodeField name="code" app={app} />
      </ActionForm>
      <Note>{t('security.step.lost')}</Note>
      <p>
        <a href={urls.signIn()}>{t('security.step.back')}</a>
      </p>
    </Page>
  );
}
