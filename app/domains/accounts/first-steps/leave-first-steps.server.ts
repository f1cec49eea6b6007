import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { people } from '#db/schema/accounts.ts';

/** Leaves the first steps for later: the home page names the next one, and no longer leads there by itself. Idempotent. */
export async function leaveFirstSteps(ctx: Ctx): Promise<void> {
  mustBeSignedIn(ctx);
  const { actor } = ctx;
  await ctx.db.transact(async (tx) => {
    const left = await tx
      .update(people)
      .set({ firstStep: 'about' })
      .where(and(eq(people.id, actor.id), eq(people.firstStep, 'new')))
      .returning({ id: people.id });
    if (left.length > 0) await appendAudit(tx, ctx, 'accounts.first-steps-left', actor.opaqueId, {});
  });
}
