import { and, eq } from 'drizzle-orm';
import { requireOwnAssociation } from '#app/domains/accounts/associations/require-own-association.server.ts';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { requireOwnMessage } from '#app/domains/credits/internal/own-message.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { memberMessages } from '#db/schema/member-messages.ts';

/** Deletes a draft; what was sent is the log and stays. Throws `changed_meanwhile`. */
export async function discardMessage(ctx: Ctx, slug: string, id: string): Promise<void> {
  const association = await requireOwnAssociation(ctx, slug);
  await requireOwnMessage(ctx, association.id, id);
  await ctx.db.transact(async (tx) => {
    const [discarded] = await tx
      .delete(memberMessages)
      .where(and(eq(memberMessages.id, id), eq(memberMessages.state, 'draft')))
      .returning({ id: memberMessages.id });
    if (!discarded) throw new DomainError('changed_meanwhile');
    await appendAudit(tx, ctx, 'credits.message-discarded', id, {});
  });
}
