import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireOwnAssociation } from '#app/domains/accounts/associations/require-own-association.server.ts';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { associationTrail } from '#app/domains/accounts/ui/trails.ts';
import { confirmEnrolment } from '#app/domains/credits/enrolments/confirm-enrolment.server.ts';
import { listEnrolmentsToConfirm } from '#app/domains/credits/enrolments/list-enrolments-to-confirm.server.ts';
import { undoConfirmation } from '#app/domains/credits/enrolments/undo-confirmation.server.ts';
import { EnrolmentConfirmations } from '#app/domains/credits/ui/enrolment-confirmations.tsx';
import { InboxNext } from '#app/domains/credits/ui/inbox-next.tsx';
import { pageOfItem } from '#app/domains/credits/ui/use-inbox-item.ts';
import { findNextWaiting } from '#app/domains/scorm/sandbox/find-next-waiting.server.ts';
import { act, actions, fields } from '#app/http/actions.server.ts';
import { load } from '#app/http/load.server.ts';
import { PageNumber } from '#app/platform/paged.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import { FormFailure } from '#app/ui/form.tsx';
import { formState } from '#app/ui/form-state.ts';
import { Empty, Page } from '#app/ui/page.tsx';
import { Pagination } from '#app/ui/table.tsx';
import { urls } from '#app/urls.ts';

export const handle = { title: 'credits:association.enrolments' };

/** `only` the one that the inbox leads to, or all of them, a page at a time. */
function askedIn(request: Request) {
  const query = new URL(request.url).searchParams;
  return { only: query.get('only') ?? undefined, page: PageNumber.parse(query.get('page')) };
}

/** Cycles to confirm, as `askedIn` has read it. */
async function listCycles(ctx: Ctx, associationId: string, asked: ReturnType<typeof askedIn>) {
  const { only } = asked;
  const enrolments = await listEnrolmentsToConfirm(ctx, associationId, asked);
  const at = enrolments.rows[0]?.enrolment.createdAt ?? ctx.now;
  const next = async () =>
    only === undefined ? null : findNextWaiting(ctx, associationId, { id: only, at });
  return { enrolments, next };
}

export function loader(args: LoaderFunctionArgs) {
  return load(args, async (ctx) => {
    const association = await requireOwnAssociation(ctx, args.params['slug']!);
    const asked = askedIn(args.request);
    const { enrolments, next } = await listCycles(ctx, association.id, asked);
    return { association, single: asked.only !== undefined, enrolments, next: await next() };
  });
}

export function action(args: ActionFunctionArgs) {
  const slug = args.params['slug']!;
  const asked = askedIn(args.request);
  const { only, page } = asked;
  return actions(args, {
    said: {
      confirm: ({ values }) => ({
        key: 'credits:said.confirmCycle',
        undo: { intent: 'undo', hidden: { enrolmentId: String(values['enrolmentId']) } },
      }),
      undo: 'credits:said.undone',
    },
    guard: (ctx) => requireOwnAssociation(ctx, slug),
    back: ({ did }) => String(did),
    intents: (association) => ({
      confirm: act(fields('enrolmentId'), async (ctx, { enrolmentId }) => {
        const { next } = await listCycles(ctx, association.id, asked);
        await confirmEnrolment(ctx, enrolmentId);
        if (only === undefined) return urls.cyclesToConfirm(slug, page);
        const item = await next();
        return item ? pageOfItem(slug, item) : urls.inbox(slug);
      }),
      undo: act(fields('enrolmentId'), async (ctx, { enrolmentId }) => {
        await undoConfirmation(ctx, association.id, enrolmentId);
        return only === undefined ? urls.cyclesToConfirm(slug, page) : urls.cycleToConfirm(slug, enrolmentId);
      }),
    }),
  });
}

export default function Cycles() {
  const { association, enrolments, single, next } = useLoaderData<typeof loader>();
  const state = formState(useActionData());
  const { t } = useTranslation('credits');
  const none = enrolments.total === 0;
  return (
    <Page
      className="flow"
      trail={associationTrail(association)}
      title={t('association.enrolments')}
      lead={t('cycles.lead')}
    >
      <FormFailure state={state} />
      {none && <Empty title={t(single ? 'inbox.gone' : 'cycles.none')} />}
      <EnrolmentConfirmations enrolments={enrolments.rows} />
      <Pagination {...enrolments} to={(number) => urls.cyclesToConfirm(association.slug, number)} />
      {single && <InboxNext slug={association.slug} next={next} decided={none} />}
    </Page>
  );
}
