import { requireOwnAssociation } from '#app/domains/accounts/associations/require-own-association.server.ts';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { changeDraftIn, requireOwnMessage } from '#app/domains/credits/internal/own-message.server.ts';
import { memberMessageInput } from './message-input.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { isAboutCycles } from './message.ts';

/** Other texts of a draft, or another kind. Throws `changed_meanwhile`, `message_not_of_cycles`. */
export async function saveMessage(
  ctx: Ctx,
  slug: string,
  id: string,
  revision: number,
  raw: unknown,
): Promise<void> {
  const association = await requireOwnAssociation(ctx, slug);
  const message = await requireOwnMessage(ctx, association.id, id);
  const { kind, texts } = memberMessageInput(association.language).parse(raw);
  if (kind === 'cycle' && !isAboutCycles(message.selection))
    throw new DomainError('invalid', {}, { kind: 'message_not_of_cycles' });
  await ctx.db.transact(async (tx) => {
    await changeDraftIn(tx, message, revision, { kind, texts });
    await appendAudit(tx, ctx, 'credits.message-saved', id, {});
  });
}
