import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { associationTrail } from '#app/domains/accounts/ui/trails.ts';
import { requireOwnAssociation } from '#app/domains/accounts/associations/require-own-association.server.ts';
import { readTools } from '#app/domains/xapi/credentials/read-tools.server.ts';
import { ASSOCIATION_SCOPES } from '#app/domains/xapi/schemas.ts';
import { CreatedCredentialNotice } from '#app/domains/xapi/ui/created-credential-notice.tsx';
import { CredentialList } from '#app/domains/xapi/ui/credential-list.tsx';
import { ForwardList } from '#app/domains/xapi/ui/forward-list.tsx';
import { mustBeFresh } from '#app/domains/accounts/permissions.ts';
import { act, actions, fields, intentOf } from '#app/http/actions.server.ts';
import { createCredential } from '#app/domains/xapi/credentials/create-credential.server.ts';
import { revokeCredential } from '#app/domains/xapi/credentials/revoke-credential.server.ts';
import { changeForwardState } from '#app/domains/xapi/forwarding/change-forward-state.server.ts';
import { createForward } from '#app/domains/xapi/forwarding/create-forward.server.ts';
import { retryRefusedStatements } from '#app/domains/xapi/forwarding/retry-refused-statements.server.ts';
import { load } from '#app/http/load.server.ts';
import { formState } from '#app/ui/form-state.ts';
import { Page } from '#app/ui/page.tsx';
import { Note } from '#app/ui/note.tsx';
import { liveUrls, urls } from '#app/urls.ts';

export const handle = { title: 'xapi:clients.title' };

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const association = await requireOwnAssociation(ctx, args.params['slug']!);
    return {
      association,
      endpoint: ctx.settings.appOrigin + liveUrls.store(),
      ...(await readTools(ctx, association.id)),
    };
  });
}

export function action(args: ActionFunctionArgs) {
  const slug = args.params['slug']!;
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
    async guard(ctx, values) {
      const own = await requireOwnAssociation(ctx, slug);
      // A second press is shown the secret again: it is asked for as the first was.
      if (intentOf(values) === 'create') mustBeFresh(ctx);
      return own;
    },
    back: urls.clients(slug),
    lists: ['scopes'],
    intents: ({ id }) => ({
      create: act(fields('name'), async (ctx, wish) => {
        const made = await createCredential(ctx, id, wish);
        return data({ made: { name: wish.name.trim(), ...made } });
      }),
      revoke: act(fields('key'), (ctx, { key }) => revokeCredential(ctx, id, key)),
      forward: act(createForward),
      pause: act(forward, (ctx, { forwardId }) => changeForwardState(ctx, id, forwardId, 'pause')),
      resume: act(forward, (ctx, { forwardId }) => changeForwardState(ctx, id, forwardId, 'resume')),
      end: act(forward, (ctx, { forwardId }) => changeForwardState(ctx, id, forwardId, 'end')),
      retry: act(forward, (ctx, { forwardId }) => retryRefusedStatements(ctx, id, forwardId)),
    }),
  });
}

export default function Clients() {
  const { association, now, endpoint, credentials, forwards } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const made = answer && 'made' in answer ? answer.made : null;
  const { t } = useTranslation('xapi');
  return (
    <Page
      className="narrow flow"
      trail={associationTrail(association)}
      title={t('clients.title')}
      lead={t('clients.lead')}
    >
      {made && <CreatedCredentialNotice made={made} endpoint={endpoint} />}
      <CredentialList
        credentials={credentials}
        scopes={ASSOCIATION_SCOPES}
        today={now}
        state={formState(answer)}
      />
      <ForwardList forwards={forwards}>
        <Note>{t('forward.who')}</Note>
      </ForwardList>
    </Page>
  );
}
