import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeAllowed, mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import type { ExternalActivity } from '#app/domains/credits/activities/external-activity.ts';
import { DomainError } from '#app/platform/errors.ts';
import type { Tx } from '#db/database.ts';
import { externalActivities } from '#db/schema/credits.ts';

/** Throws `not_found` for anybody but its doctor. */
export async function requireOwnActivity(ctx: Ctx, id: string): Promise<ExternalActivity> {
  mustBeSignedIn(ctx);
  const [row] = await ctx.db.read.select().from(externalActivities).where(eq(externalActivities.id, id));
  mustBeAllowed(ctx, row?.personId === ctx.actor.id);
  return row!;
}

/** One step of an activity from `row` on; throws `changed_meanwhile` where somebody was faster. */
export async function changeOwnActivityIn(
  tx: Tx,
  row: ExternalActivity,
  revision: number,
  change: Partial<typeof externalActivities.$inferInsert>,
): Promise<void> {
  const [changed] = await tx
    .update(externalActivities)
    .set({ ...change, revision: row.revision + 1 })
    .where(
      and(
        eq(externalActivities.id, row.id),
        eq(externalActivities.state, row.state),
        eq(externalActivities.revision, revision),
      ),
    )
    .returning();
  if (!changed) throw new DomainError('changed_meanwhile');
}
