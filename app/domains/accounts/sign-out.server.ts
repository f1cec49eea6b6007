import { eq } from 'drizzle-orm';
import { appendAudit } from '#app/platform/audit.server.ts';
import { sessions } from '#db/schema/accounts.ts';
import type { Ctx } from './ctx.ts';
import { endAllIn } from './internal/end-all.server.ts';
import { forgetSessionCookie } from './internal/sessions.server.ts';
import { mustBeSignedIn } from './permissions.ts';

/** Ends this session, or all of this person's and the devices that are known; answers the cookie that forgets it. Launches end with their session. */
export async function signOut(ctx: Ctx, { everywhere }: { everywhere: boolean }): Promise<string> {
  mustBeSignedIn(ctx);
  const { actor } = ctx;
  await ctx.db.transact(async (tx) => {
    if (everywhere) await endAllIn(tx, ctx.now, actor.id);
    else await tx.delete(sessions).where(eq(sessions.id, actor.sessionId ?? ''));
    await appendAudit(tx, ctx, 'accounts.signed-out', actor.opaqueId, { everywhere });
  });
  return forgetSessionCookie(ctx);
}
