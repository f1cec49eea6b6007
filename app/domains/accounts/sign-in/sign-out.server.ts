import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { endAllSessionsIn } from '#app/domains/accounts/internal/session/end-all-sessions.server.ts';
import { blankSessionCookie } from '#app/domains/accounts/internal/session/sessions.server.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { sessions } from '#db/schema/accounts.ts';

/** Ends this session, or all of this person's and the devices that are known; answers the cookie that forgets it. Launches end with their session. */
export async function signOut(ctx: Ctx, { everywhere }: { everywhere: boolean }): Promise<string> {
  mustBeSignedIn(ctx);
  const { actor } = ctx;
  await ctx.db.transact(async (tx) => {
    if (everywhere) await endAllSessionsIn(tx, ctx.now, actor.id);
    else await tx.delete(sessions).where(eq(sessions.id, actor.sessionId ?? ''));
    await appendAudit(tx, ctx, 'accounts.signed-out', actor.opaqueId, { everywhere });
  });
  return blankSessionCookie(ctx);
}
