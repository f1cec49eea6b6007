import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { endAllSessionsIn } from '#app/domains/accounts/internal/session/end-all-sessions.server.ts';
import { mustBeFresh, mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { appendAudit } from '#app/platform/audit.server.ts';

/** Ends all sessions of one's own but this one, and the devices that are known: this one is known again after its next sign-in. */
export async function endOtherSessions(ctx: Ctx): Promise<void> {
  mustBeSignedIn(ctx);
  mustBeFresh(ctx);
  const { actor } = ctx;
  await ctx.db.transact(async (tx) => {
    const ended = await endAllSessionsIn(tx, ctx.now, actor.id, actor.sessionId ?? undefined);
    await appendAudit(tx, ctx, 'accounts.other-sessions-ended', actor.opaqueId, { sessions: ended });
  });
}
