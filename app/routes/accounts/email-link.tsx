import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { answerEmailLink } from '#app/domains/accounts/email/answer-email-link.server.ts';
import { readEmailLink } from '#app/domains/accounts/email/read-email-link.server.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { act, actions } from '#app/http/actions.server.ts';
import { load } from '#app/http/load.server.ts';
import { DecisionButtons } from '#app/ui/buttons.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import { formState } from '#app/ui/form-state.ts';
import { Page } from '#app/ui/page.tsx';
import { EMAIL_LINK_ENDS, urls } from '#app/urls.ts';

export const handle = { title: 'accounts:emailLink.title' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const query = new URL(args.request.url).searchParams.get('done');
    const done = EMAIL_LINK_ENDS.find((each) => each === query);
    // An answered link has ended.
    return done
      ? { done, link: null }
      : { done: null, link: await readEmailLink(ctx, args.params['token']!) };
  });
}

// Buttons, not the link itself: mail filters open links.
export function action(args: ActionFunctionArgs) {
  const token = args.params['token']!;
  return actions(args, {
    back: urls.home(),
    form: act(async (ctx, values) => {
      const done = await answerEmailLink(ctx, token, values);
      return redirect(urls.emailLink(token, done));
    }),
  });
}

export default function EmailLink() {
  const { done, link } = useLoaderData<typeof loader>();
  const state = formState(useActionData());
  const { t } = useTranslation('accounts');
  if (done)
    return (
      <Page className="narrow centred" title={t(`emailLink.${done}`)}>
        <p>{t(`emailLink.${done}Lead`)}</p>
        <p className="links">
          {done === 'refused' ? (
            <a href={urls.forgot()}>{t('forgot.title')}</a>
          ) : (
            <a href={urls.email()}>{t('emailChange.title')}</a>
          )}
        </p>
      </Page>
    );
  const { to, side } = link;
  return (
    <Page className="narrow centred" title={t('emailLink.title')} lead={t('emailLink.lead', { to })}>
      {side === 'old' && <p>{t('emailLink.oldHelp')}</p>}
      <ActionForm state={state}>
        <DecisionButtons
          name="answer"
          decisions={[
            { value: 'confirm', name: t('emailLink.confirm'), look: 'beacon' },
            { value: 'refuse', name: t('emailLink.refuse') },
          ]}
        />
      </ActionForm>
    </Page>
  );
}
