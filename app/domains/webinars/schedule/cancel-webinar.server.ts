import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { notifySeatHoldersIn } from '#app/domains/webinars/notifications.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import type { Tx } from '#db/database.ts';
import { webinars } from '#db/schema/webinars.ts';
import { requireOwnWebinar } from './require-own-webinar.server.ts';
import type { WebinarWithCourse } from './webinar.ts';

/** Cancels a webinar; people with a seat are notified, and their calendars updated. */
export async function cancelWebinar(ctx: Ctx, id: string): Promise<void> {
  const found = await requireOwnWebinar(ctx, id);
  if (found.webinar.openedAt || found.webinar.state === 'cancelled') throw new DomainError('webinar_begun');
  await ctx.db.transact(async (tx) => void (await cancelWebinarIn(tx, ctx, found, 'cancelled')));
}

export async function cancelWebinarIn(
  tx: Tx,
  ctx: Ctx,
  { webinar, offer }: WebinarWithCourse,
  notice: 'cancelled' | 'missed',
) {
  const [changed] = await tx
    .update(webinars)
    .set({ state: 'cancelled', sequence: sql`${webinars.sequence} + 1` })
    .where(and(eq(webinars.id, webinar.id), isNull(webinars.openedAt), ne(webinars.state, 'cancelled')))
    .returning();
  if (!changed) return false;
  if (webinar.state === 'announced') await notifySeatHoldersIn(tx, ctx, { webinar: changed, offer }, notice);
  await appendAudit(tx, ctx, `webinars.${notice}`, webinar.id, {});
  return true;
}
