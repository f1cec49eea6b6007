import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeFresh, mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { sessions } from '#db/schema/accounts.ts';

/** Ends one other session of one's own, with its launches and streams. Throws `not_found`. */
export async function endSession(ctx: Ctx, sessionId: string): Promise<void> {
  mustBeSignedIn(ctx);
  mustBeFresh(ctx);
  const { actor } = ctx;
  await ctx.db.transact(async (tx) => {
    const own = and(eq(sessions.id, sessionId), eq(sessions.personId, actor.id));
    const ended = await tx.delete(sessions).where(own).returning();
    if (ended.length === 0) throw new DomainError('not_found');
    await appendAudit(tx, ctx, 'accounts.session-ended', actor.opaqueId, { sessionId });
  });
}
