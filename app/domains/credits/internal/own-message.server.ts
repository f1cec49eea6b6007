import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isOfficerOf, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import type { Message } from '#app/domains/credits/messages/message.ts';
import { DomainError } from '#app/platform/errors.ts';
import type { Tx } from '#db/database.ts';
import { memberMessages } from '#db/schema/member-messages.ts';

/** A message of an association, for its officers; throws `not_found`. */
export async function requireOwnMessage(ctx: Ctx, associationId: string, id: string): Promise<Message> {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  const [message] = await ctx.db.read
    .select()
    .from(memberMessages)
    .where(and(eq(memberMessages.id, id), eq(memberMessages.associationId, associationId)));
  if (!message) throw new DomainError('not_found');
  return message;
}

/** Changes a draft of this revision; the caller has authorised. Throws `changed_meanwhile` where another officer was faster or sent it. */
export async function changeDraftIn(
  tx: Tx,
  { id }: Message,
  revision: number,
  set: Partial<Message>,
): Promise<void> {
  const [changed] = await tx
    .update(memberMessages)
    .set({ ...set, revision: revision + 1 })
    .where(
      and(
        eq(memberMessages.id, id),
        eq(memberMessages.state, 'draft'),
        eq(memberMessages.revision, revision),
      ),
    )
    .returning({ id: memberMessages.id });
  if (!changed) throw new DomainError('changed_meanwhile');
}
