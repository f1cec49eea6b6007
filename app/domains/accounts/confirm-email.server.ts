import { eq } from 'drizzle-orm';
import { appendAudit } from '#app/platform/audit.server.ts';
import { people } from '#db/schema/accounts.ts';
import type { Ctx } from './ctx.ts';
import { useMailLink } from './internal/mail-links.server.ts';

/** Throws `link_expired`. */
export async function confirmEmail(ctx: Ctx, token: string): Promise<void> {
  await ctx.db.transact(async (tx) => {
    const personId = await useMailLink(tx, ctx.now, token, 'confirm');
    const [person] = await tx
      .update(people)
      .set({ emailConfirmedAt: ctx.now })
      .where(eq(people.id, personId))
      .returning();
    await appendAudit(tx, { now: ctx.now, actor: person! }, 'accounts.email-confirmed', person!.opaqueId, {});
  });
}
