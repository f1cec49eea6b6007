import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { readMailChoice } from '#app/domains/accounts/mail-kinds/read-mail-choice.server.ts';
import { setMailChoice } from '#app/domains/accounts/mail-kinds/set-mail-choice.server.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { act, actions } from '#app/http/actions.server.ts';
import { load } from '#app/http/load.server.ts';
import { ActionButton } from '#app/ui/buttons.tsx';
import { FormFailure } from '#app/ui/form.tsx';
import { formState } from '#app/ui/form-state.ts';
import { Page } from '#app/ui/page.tsx';
import { urls } from '#app/urls.ts';

export const handle = { title: 'accounts:notifications.stopTitle' };

export const loader = (args: LoaderFunctionArgs) =>
  load(args, (ctx) => readMailChoice(ctx, args.params['token']!));

// A button, not the link itself: mail filters open links.
export function action(args: ActionFunctionArgs) {
  const set = (muted: boolean) => act((ctx) => setMailChoice(ctx, args.params['token']!, muted));
  return actions(args, {
    guard: (ctx) => readMailChoice(ctx, args.params['token']!),
    back: urls.unsubscribe(args.params['token']!),
    intents: { stop: set(true), resume: set(false) },
  });
}

export default function Unsubscribe() {
  const choice = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation('accounts');
  const kind = t(`notifications.kind.${choice.kind}`);
  const { muted } = choice;
  return (
    <Page
      className="narrow centred flow"
      title={t(muted ? 'notifications.stopped' : 'notifications.stopTitle')}
      lead={t(muted ? 'notifications.stoppedLead' : 'notifications.stopLead', { kind })}
    >
      <FormFailure state={formState(answer)} />
      {muted ? (
        <ActionButton intent="resume">{t('notifications.resume')}</ActionButton>
      ) : (
        <ActionButton intent="stop" look="beacon">
          {t('notifications.stop')}
        </ActionButton>
      )}
      <p className="links">
        <a href={urls.notifications()}>{t('notifications.title')}</a>
      </p>
    </Page>
  );
}
