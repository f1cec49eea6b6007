import { asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isOfficerOf, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { describeWaiting } from '#app/domains/credits/internal/describe-waiting.server.ts';
import { inboxOf, inboxWaiting } from '#app/domains/credits/internal/inbox-waiting.server.ts';
import { boundValue, prepared } from '#db/prepared.ts';
import { byWaiting, INBOX_KINDS, type InboxItem, ITEMS_A_PAGE, type WaitingAbove } from './inbox-item.ts';

/** From an address: what is unknown is as if it were not there. */
export const InboxFilter = z.object({
  kind: z.enum(['', ...INBOX_KINDS]).catch(''),
  page: z.coerce.number().int().min(1).max(1000).catch(1),
});
export type InboxFilter = z.output<typeof InboxFilter>;

/** A page of what waits for a decision that the actor may make, the longest waiting first, with its titles in the reader's language; for officers. */
export async function listInbox(
  ctx: Ctx,
  associationId: string,
  { kind, page }: InboxFilter,
  above: WaitingAbove[],
  limit = ITEMS_A_PAGE,
): Promise<InboxItem[]> {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  const until = limit * page;
  const query = prepared(ctx.db.read, `inbox_list:${kind}`, (read) => {
    const waiting = inboxWaiting(read);
    return read
      .select()
      .from(waiting)
      .where(kind === '' ? undefined : eq(waiting.kind, kind))
      .orderBy(asc(waiting.at), asc(waiting.id))
      .limit(boundValue('until') as never);
  });
  const rows = await query.execute({ ...inboxOf(ctx, associationId), until });
  const all = [...rows, ...above.filter((each) => kind === '' || each.kind === kind)].sort(byWaiting);
  return describeWaiting(ctx, all.slice(until - limit, until), above);
}
