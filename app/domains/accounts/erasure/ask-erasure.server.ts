import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustNotBeLastInChargeIn } from '#app/domains/accounts/internal/sole-charge.server.ts';
import { endAllSessionsIn } from '#app/domains/accounts/internal/session/end-all-sessions.server.ts';
import { blankSessionCookie } from '#app/domains/accounts/internal/session/sessions.server.ts';
import { notifyOfErasureIn } from '#app/domains/accounts/notifications.server.ts';
import { mustBeFresh, mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DAY_MS } from '#app/platform/time.ts';
import { people } from '#db/schema/accounts.ts';
import { GRACE_DAYS } from './grace-days.ts';

/**
 * Asks for one's account to be deleted: signs out everywhere, and erases after `GRACE_DAYS` unless one signs in before. Returns the cookie that
 * forgets the session. Throws `confirm_needed`, or `last_in_charge`.
 */
export async function askErasure(ctx: Ctx): Promise<string> {
  mustBeSignedIn(ctx);
  mustBeFresh(ctx);
  const { actor } = ctx;
  const eraseAt = new Date(ctx.now.getTime() + GRACE_DAYS * DAY_MS);
  await ctx.db.transact(async (tx) => {
    await mustNotBeLastInChargeIn(tx, actor);
    const [person] = await tx.update(people).set({ eraseAt }).where(eq(people.id, actor.id)).returning();
    await endAllSessionsIn(tx, ctx.now, actor.id);
    await notifyOfErasureIn(tx, ctx, person!, 'asked', eraseAt);
    await appendAudit(tx, ctx, 'accounts.erasure-asked', actor.opaqueId, { eraseAt });
  });
  return blankSessionCookie(ctx);
}
