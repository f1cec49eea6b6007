import { requireOwnAssociation } from '#app/domains/accounts/associations/require-own-association.server.ts';
import type { Ctx, SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { memberMessageInput, SelectionInput } from './message-input.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import { memberMessages } from '#db/schema/member-messages.ts';
import { isAboutCycles } from './message.ts';

/** A draft of a message to these members, which only the officers see. Returns its id. Throws `message_not_of_cycles`. */
export async function startMessage(ctx: Ctx, slug: string, raw: unknown): Promise<string> {
  const association = await requireOwnAssociation(ctx, slug);
  const { actor } = ctx as SignedInCtx;
  const selection = SelectionInput.parse(raw);
  const { kind, texts } = memberMessageInput(association.language).parse(raw);
  if (kind === 'cycle' && !isAboutCycles(selection))
    throw new DomainError('invalid', {}, { kind: 'message_not_of_cycles' });
  const id = newId();
  await ctx.db.transact(async (tx) => {
    await tx.insert(memberMessages).values({
      id,
      associationId: association.id,
      authorId: actor.id,
      state: 'draft',
      kind,
      selection,
      texts,
      revision: 1,
      createdAt: ctx.now,
    });
    await appendAudit(tx, ctx, 'credits.message-started', id, { associationId: association.id });
  });
  return id;
}
