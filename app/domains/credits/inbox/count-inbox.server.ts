import { count } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isOfficerOf, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { inboxOf, inboxWaiting } from '#app/domains/credits/internal/inbox-waiting.server.ts';
import { prepared } from '#db/prepared.ts';
import { INBOX_KINDS, type InboxCounts } from './inbox-item.ts';

/** How many things of each kind wait for a decision that the actor may make; for officers. `above` counts what domains above know. */
export async function countInbox(
  ctx: Ctx,
  associationId: string,
  above: { permission: number },
): Promise<InboxCounts> {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  const query = prepared(ctx.db.read, 'inbox_count', (read) => {
    const waiting = inboxWaiting(read);
    return read.select({ kind: waiting.kind, count: count() }).from(waiting).groupBy(waiting.kind);
  });
  const rows = await query.execute(inboxOf(ctx, associationId));
  const none = Object.fromEntries(INBOX_KINDS.map((kind) => [kind, 0])) as InboxCounts;
  return { ...none, ...Object.fromEntries(rows.map((row) => [row.kind, row.count])), ...above };
}
