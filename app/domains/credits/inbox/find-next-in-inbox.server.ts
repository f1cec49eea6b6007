import { type SQL, and, asc, eq, gt, ne, or } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isOfficerOf, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { describeWaiting } from '#app/domains/credits/internal/describe-waiting.server.ts';
import { inboxOf, inboxWaiting } from '#app/domains/credits/internal/inbox-waiting.server.ts';
import { byWaiting, type InboxItem, type Waiting, type WaitingAbove } from './inbox-item.ts';

/** What comes after something in the inbox, decided or not, and after the last of it what has waited longest; null where nothing else waits. For officers. */
export async function findNextInInbox(
  ctx: Ctx,
  associationId: string,
  { id, at }: Pick<Waiting, 'id' | 'at'>,
  above: WaitingAbove[],
): Promise<InboxItem | null> {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  const waiting = inboxWaiting(ctx.db.read);
  const first = (name: string, where: SQL) =>
    ctx.db.read
      .select()
      .from(waiting)
      .where(where)
      .orderBy(asc(waiting.at), asc(waiting.id))
      .limit(1)
      .prepare(name)
      .execute(inboxOf(ctx, associationId));
  const after = or(gt(waiting.at, at), and(eq(waiting.at, at), gt(waiting.id, id)))!;
  const rows: Waiting[] = [
    ...(await first('inbox_after', after)),
    ...(await first('inbox_other', ne(waiting.id, id))),
  ];
  const all = [...rows, ...above].filter((each) => each.id !== id).sort(byWaiting);
  const next = all.find((each) => byWaiting(each, { id, at }) > 0) ?? all[0];
  return next ? (await describeWaiting(ctx, [next], above))[0]! : null;
}
