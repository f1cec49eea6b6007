import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { listAssociations } from '#app/domains/accounts/associations/list-associations.server.ts';
import { SCOPES } from '#app/domains/xapi/credentials/client.ts';
import { readTools } from '#app/domains/xapi/credentials/read-tools.server.ts';
import { CreatedCredentialNotice } from '#app/domains/xapi/ui/created-credential-notice.tsx';
import { CredentialList } from '#app/domains/xapi/ui/credential-list.tsx';
import { ForwardForm } from '#app/domains/xapi/ui/forward-form.tsx';
import { ForwardList } from '#app/domains/xapi/ui/forward-list.tsx';
import { act, actions, fields, intentOf } from '#app/http/actions.server.ts';
import { createCredential } from '#app/domains/xapi/credentials/create-credential.server.ts';
import { revokeCredential } from '#app/domains/xapi/credentials/revoke-credential.server.ts';
import { changeForwardState } from '#app/domains/xapi/forwarding/change-forward-state.server.ts';
import { createForward } from '#app/domains/xapi/forwarding/create-forward.server.ts';
import { retryRefusedStatements } from '#app/domains/xapi/forwarding/retry-refused-statements.server.ts';
import { mustBeAdministrator, mustBeFresh } from '#app/domains/accounts/permissions.ts';
import { load } from '#app/http/load.server.ts';
import { formState, NO_STATE } from '#app/ui/form-state.ts';
import { Page } from '#app/ui/page.tsx';
import { liveUrls, urls } from '#app/urls.ts';

export const handle = { title: 'xapi:clients.title' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => ({
    ...(await readTools(ctx, null)),
    endpoint: ctx.settings.appOrigin + liveUrls.store(),
    associations: (await listAssociations(ctx)).map(({ id, name, nameLanguage }) => ({
      value: id,
      name,
      lang: nameLanguage,
    })),
  }));
}

export function action(args: ActionFunctionArgs) {
  const forward = fields('forwardId');
  return actions(args, {
    said: {
      create: 'xapi:said.create',
      revoke: 'xapi:said.revoke',
      forward: 'xapi:said.forward',
      pause: 'xapi:said.pause',
      resume: 'xapi:said.resume',
      end: 'xapi:said.end',
      retry: 'xapi:said.retry',
    },
    guard(ctx, values) {
      mustBeAdministrator(ctx);
      // A second press is shown the secret again: it is asked for as the first was.
      if (intentOf(values) === 'create') mustBeFresh(ctx);
    },
    back: urls.allClients(),
    lists: ['scopes'],
    intents: {
      create: act(fields('name'), async (ctx, wish) => {
        const made = await createCredential(ctx, null, wish);
        return data({ made: { name: wish.name.trim(), ...made } });
      }),
      revoke: act(fields('key'), (ctx, { key }) => revokeCredential(ctx, null, key)),
      forward: act(createForward),
      pause: act(forward, (ctx, { forwardId }) => changeForwardState(ctx, null, forwardId, 'pause')),
      resume: act(forward, (ctx, { forwardId }) => changeForwardState(ctx, null, forwardId, 'resume')),
      end: act(forward, (ctx, { forwardId }) => changeForwardState(ctx, null, forwardId, 'end')),
      retry: act(forward, (ctx, { forwardId }) => retryRefusedStatements(ctx, null, forwardId)),
    },
  });
}

export default function AllClients() {
  const { now, endpoint, credentials, forwards, associations } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const made = answer && 'made' in answer ? answer.made : null;
  const { t } = useTranslation('xapi');
  const state = formState(answer);
  const isForward = state.values['intent'] === 'forward';
  return (
    <Page
      className="narrow flow"
      trail={[{ to: urls.allRecords(), name: t('browse.title') }]}
      title={t('clients.title')}
      lead={t('clients.lead')}
    >
      {made && <CreatedCredentialNotice made={made} endpoint={endpoint} />}
      <CredentialList
        credentials={credentials}
        scopes={SCOPES}
        today={now}
        state={isForward ? NO_STATE : state}
      />
      <ForwardList forwards={forwards}>
        <ForwardForm associations={associations} state={isForward ? state : NO_STATE} />
      </ForwardList>
    </Page>
  );
}
