import { and, eq } from 'drizzle-orm';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { sessions } from '#db/schema/accounts.ts';
import type { Ctx } from '../ctx.ts';
import { endAllIn } from '../internal/end-all.server.ts';
import { mustBeFresh, mustBeSignedIn } from '../permissions.ts';

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

/** Ends all sessions of one's own but this one, and the devices that are known: this one is known again after its next sign-in. */
export async function endOtherSessions(ctx: Ctx): Promise<void> {
  mustBeSignedIn(ctx);
  mustBeFresh(ctx);
  const { actor } = ctx;
  await ctx.db.transact(async (tx) => {
    const ended = await endAllIn(tx, ctx.now, actor.id, actor.sessionId ?? undefined);
    await appendAudit(tx, ctx, 'accounts.other-sessions-ended', actor.opaqueId, { sessions: ended });
  });
}
