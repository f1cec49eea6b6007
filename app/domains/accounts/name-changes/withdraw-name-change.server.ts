import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { nameChanges } from '#db/schema/accounts.ts';

/** Takes one's own request back while nobody has decided it. Throws `already_decided`. */
export async function withdrawNameChange(ctx: Ctx): Promise<void> {
  mustBeSignedIn(ctx);
  const { actor } = ctx;
  await ctx.db.transact(async (tx) => {
    const [withdrawn] = await tx
      .update(nameChanges)
      .set({ state: 'withdrawn', decidedAt: ctx.now })
      .where(and(eq(nameChanges.personId, actor.id), eq(nameChanges.state, 'requested')))
      .returning();
    if (!withdrawn) throw new DomainError('already_decided');
    await appendAudit(tx, ctx, 'accounts.name-withdrawn', withdrawn.id, {});
  });
}
