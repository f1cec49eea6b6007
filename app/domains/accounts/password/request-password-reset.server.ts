import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { admitReset, mayMailReset } from '#app/domains/accounts/internal/limits/mail-limits.server.ts';
import { addMailLink } from '#app/domains/accounts/internal/mail-links.server.ts';
import type { PersonRow } from '#app/domains/accounts/internal/session/actor.server.ts';
import { findKnownDevice } from '#app/domains/accounts/internal/session/known-devices.server.ts';
import { notifyPasswordResetIn } from '#app/domains/accounts/notifications.server.ts';
import { EmailInput } from '#app/domains/accounts/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { newToken } from '#app/platform/ids.server.ts';
import { people } from '#db/schema/accounts.ts';

const mayReset = (ctx: Ctx, person: PersonRow): boolean =>
  !person.blockedAt && (!person.sample || ctx.settings.demonstration);

/**
 * Sends a link if there is such an account; the answer is the same either way. Earlier links stay valid until one is used, so
 * that a stranger's requests use nothing up. Throws `too_quick` or `too_many_tries`.
 */
export async function requestPasswordReset(ctx: Ctx, raw: unknown, cookieHeader = ''): Promise<void> {
  const { email } = EmailInput.parse(raw);
  const [found] = await ctx.db.read.select().from(people).where(eq(people.email, email));
  const device = found ? findKnownDevice(ctx, ctx.now, cookieHeader, found) : null;
  await admitReset(ctx, email, device);
  if (!device && !(await mayMailReset(ctx, email, found !== undefined && mayReset(ctx, found)))) return;
  const token = newToken();
  await ctx.db.transact(async (tx) => {
    const [person] = await tx.select().from(people).where(eq(people.email, email));
    if (!person || !mayReset(ctx, person)) return;
    await addMailLink(tx, ctx.now, person.id, 'reset', token);
    await notifyPasswordResetIn(tx, ctx, person, token);
    await appendAudit(tx, { now: ctx.now, actor: person }, 'accounts.reset-asked', person.opaqueId, {});
  });
}
