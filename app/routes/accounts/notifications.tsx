import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { chooseMailKinds } from '#app/domains/accounts/mail-kinds/choose-mail-kinds.server.ts';
import { listMailKinds } from '#app/domains/accounts/mail-kinds/list-mail-kinds.server.ts';
import { AccountNav } from '#app/domains/accounts/ui/account-nav.tsx';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { act, actions } from '#app/http/actions.server.ts';
import { load } from '#app/http/load.server.ts';
import { MAIL_KINDS } from '#app/platform/mail-kinds.ts';
import { Choices } from '#app/ui/choices.tsx';
import { ActionForm } from '#app/ui/form.tsx';
import { formState } from '#app/ui/form-state.ts';
import { optionsOf } from '#app/ui/options.ts';
import { Page } from '#app/ui/page.tsx';
import { urls } from '#app/urls.ts';

export const handle = { title: 'accounts:notifications.title' };

export const loader = (args: LoaderFunctionArgs) => load(args, listMailKinds);

export function action(args: ActionFunctionArgs) {
  return actions(args, {
    back: urls.notifications(),
    lists: ['kinds'],
    form: act((ctx, values) => chooseMailKinds(ctx, values)),
  });
}

export default function Notifications() {
  const { email, kinds } = useLoaderData<typeof loader>();
  const state = formState(useActionData());
  const { t } = useTranslation('accounts');
  return (
    <Page className="narrow flow" title={t('notifications.title')} lead={t('notifications.lead', { email })}>
      <AccountNav here="notifications" />
      <ActionForm state={state} values={{ kinds }} submit={t('notifications.save')} look="beacon">
        <Choices
          name="kinds"
          legend={t('notifications.about')}
          kind="checkbox"
          options={optionsOf(MAIL_KINDS, (kind) => t(`notifications.kind.${kind}`))}
        />
      </ActionForm>
      <section aria-labelledby="always">
        <h2 id="always">{t('notifications.always')}</h2>
        <p>{t('notifications.alwaysHelp')}</p>
      </section>
    </Page>
  );
}
