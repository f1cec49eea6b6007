import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { requireOwnActivity } from '#app/domains/credits/internal/own-activity.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { externalActivities } from '#db/schema/credits.ts';

/** Deletes one's own draft with its file. Throws `changed_meanwhile` for what was submitted meanwhile. */
export async function discardActivity(ctx: Ctx, id: string): Promise<void> {
  await requireOwnActivity(ctx, id);
  await ctx.db.transact(async (tx) => {
    const [gone] = await tx
      .delete(externalActivities)
      .where(and(eq(externalActivities.id, id), eq(externalActivities.state, 'draft')))
      .returning();
    if (!gone) throw new DomainError('changed_meanwhile');
    await appendAudit(tx, ctx, 'credits.activity-discarded', id, {});
  });
}
