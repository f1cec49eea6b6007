import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireOwnAssociation } from '#app/domains/accounts/associations/require-own-association.server.ts';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { decideMembership } from '#app/domains/accounts/memberships/decide-membership.server.ts';
import { listApplicants } from '#app/domains/accounts/memberships/list-applicants.server.ts';
import { undoMembershipDecision } from '#app/domains/accounts/memberships/undo-membership-decision.server.ts';
import { decideNameChange } from '#app/domains/accounts/name-changes/decide-name-change.server.ts';
import { listNameChanges } from '#app/domains/accounts/name-changes/list-name-changes.server.ts';
import { MembershipDecisions } from '#app/domains/accounts/ui/membership-decisions.tsx';
import { NameChangeDecisions } from '#app/domains/accounts/ui/name-change-decisions.tsx';
import { associationTrail } from '#app/domains/accounts/ui/trails.ts';
import { InboxNext } from '#app/domains/credits/ui/inbox-next.tsx';
import { pageOfItem } from '#app/domains/credits/ui/use-inbox-item.ts';
import { findNextWaiting } from '#app/domains/scorm/sandbox/find-next-waiting.server.ts';
import { act, actions, fields } from '#app/http/actions.server.ts';
import { load } from '#app/http/load.server.ts';
import { PageNumber } from '#app/platform/paged.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { formState } from '#app/ui/form-state.ts';
import { Empty, Page } from '#app/ui/page.tsx';
import { Pagination } from '#app/ui/table.tsx';
import { urls } from '#app/urls.ts';

export const handle = { title: 'credits:joinRequests.title' };

/** `only` the one that the inbox leads to, or all of them, a page at a time. */
function askedIn(request: Request) {
  const query = new URL(request.url).searchParams;
  return { only: query.get('only') ?? undefined, page: PageNumber.parse(query.get('page')) };
}

/** Who asks to join, and members who ask for another name, as `askedIn` has read it. */
async function listAsking(ctx: Ctx, associationId: string, asked: ReturnType<typeof askedIn>) {
  const { only } = asked;
  const applicants = await listApplicants(ctx, associationId, asked);
  const names = await listNameChanges(ctx, associationId, asked);
  const at = applicants.rows[0]?.membership.requestedAt ?? names.rows[0]?.change.requestedAt ?? ctx.now;
  const next = async () =>
    only === undefined ? null : findNextWaiting(ctx, associationId, { id: only, at });
  return { applicants, names, next };
}

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const association = await requireOwnAssociation(ctx, args.params['slug']!);
    const asked = askedIn(args.request);
    const { next, ...asking } = await listAsking(ctx, association.id, asked);
    return { association, single: asked.only !== undefined, next: await next(), ...asking };
  });
}

export function action(args: ActionFunctionArgs) {
  const slug = args.params['slug']!;
  const asked = askedIn(args.request);
  const { only, page } = asked;
  return actions(args, {
    said: {
      '': ({ values }) => ({
        key: values['decision'] === 'accepted' ? 'credits:said.joinAccepted' : 'credits:said.joinDeclined',
        facts: { name: String(values['name'] ?? '') },
        undo: { intent: 'undo', hidden: { membershipId: String(values['membershipId']) } },
      }),
      name: 'credits:said.nameChange',
      undo: 'credits:said.undone',
    },
    guard: (ctx) => requireOwnAssociation(ctx, slug),
    back: ({ did }) => String(did),
    intents: (association) => {
      /** Where the officer goes on: from one request of the inbox to what comes next there. */
      const andNext = (decide: (ctx: Ctx, values: Record<string, unknown>) => Promise<void>) =>
        act(async (ctx, values) => {
          const { next } = await listAsking(ctx, association.id, asked);
          await decide(ctx, values);
          if (only === undefined) return urls.joinRequests(slug, page);
          const item = await next();
          return item ? pageOfItem(slug, item) : urls.inbox(slug);
        });
      return {
        '': andNext(decideMembership),
        name: andNext((ctx, values) => decideNameChange(ctx, association.id, values)),
        undo: act(fields('membershipId'), async (ctx, { membershipId }) => {
          await undoMembershipDecision(ctx, membershipId);
          return only === undefined ? urls.joinRequests(slug, page) : urls.joinRequest(slug, membershipId);
        }),
      };
    },
  });
}

export default function JoinRequests() {
  const { association, applicants, names, single, next } = useLoaderData<typeof loader>();
  const state = formState(useActionData());
  const { t } = useTranslation('credits');
  const none = applicants.total + names.total === 0;
  const longest = applicants.pages > names.pages ? applicants : names;
  return (
    <Page
      className="flow"
      trail={associationTrail(association)}
      title={t('joinRequests.title')}
      lead={t('joinRequests.lead')}
    >
      {none && <Empty title={t(single ? 'inbox.gone' : 'joinRequests.none')} />}
      {applicants.page === longest.page && (
        <MembershipDecisions applicants={applicants.rows} total={applicants.total} state={state} />
      )}
      {names.page === longest.page && (
        <NameChangeDecisions waiting={names.rows} total={names.total} state={state} />
      )}
      <Pagination {...longest} to={(number) => urls.joinRequests(association.slug, number)} />
      {single && <InboxNext slug={association.slug} next={next} decided={none} />}
    </Page>
  );
}
