import { eq } from 'drizzle-orm';
import { appendAudit } from '#app/platform/audit.server.ts';
import { people, sessions } from '#db/schema/accounts.ts';
import type { Ctx } from './ctx.ts';
import { isUsableMailLink, useMailLink } from './internal/mail-links.server.ts';
import { hashPassword } from './internal/password.server.ts';
import { NewPasswordInput } from './schemas.ts';

export const canResetPassword = (ctx: Ctx, token: string): Promise<boolean> =>
  isUsableMailLink(ctx.db, ctx.now, token, 'reset');

/** Sets the password, confirms the address (the link came by mail) and ends every session. Throws `link_expired`. */
export async function resetPassword(ctx: Ctx, token: string, raw: unknown): Promise<void> {
  const input = NewPasswordInput.parse(raw);
  const passwordHash = await hashPassword(input.password);
  await ctx.db.transact(async (tx) => {
    const personId = await useMailLink(tx, ctx.now, token, 'reset');
    const [person] = await tx
      .update(people)
      .set({ passwordHash, emailConfirmedAt: ctx.now })
      .where(eq(people.id, personId))
      .returning();
    await tx.delete(sessions).where(eq(sessions.personId, personId));
    await appendAudit(tx, { now: ctx.now, actor: person! }, 'accounts.password-reset', person!.opaqueId, {});
  });
}
