import { asc, count, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isOfficerOf, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import type { InboxItem } from '#app/domains/credits/inbox/inbox-item.ts';
import { describeWaiting } from '#app/domains/credits/internal/describe-waiting.server.ts';
import { inboxOf, inboxWaiting } from '#app/domains/credits/internal/inbox-waiting.server.ts';
import { type Paged, readPaged } from '#app/platform/paged.ts';

/** Applications that the actor may decide, as the inbox counts them: the oldest first and a page at a time; for officers. */
export async function listApplicationsToDecide(
  ctx: Ctx,
  associationId: string,
  page = 1,
): Promise<Paged<InboxItem>> {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  const values = inboxOf(ctx, associationId);
  const waiting = inboxWaiting(ctx.db.read);
  const ofKind = eq(waiting.kind, 'application');
  const [all] = await ctx.db.read
    .select({ count: count() })
    .from(waiting)
    .where(ofKind)
    .prepare('applications_count')
    .execute(values);
  return readPaged(all!.count, page, async (limit, offset) => {
    const rows = await ctx.db.read
      .select()
      .from(waiting)
      .where(ofKind)
      .orderBy(asc(waiting.at), asc(waiting.id))
      .limit(limit)
      .offset(offset)
      .prepare('applications_page')
      .execute(values);
    return describeWaiting(ctx, rows, []);
  });
}
