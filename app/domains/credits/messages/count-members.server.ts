import { requireOwnAssociation } from '#app/domains/accounts/associations/require-own-association.server.ts';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { countRecipients } from '#app/domains/credits/internal/message-recipients.server.ts';
import type { MemberSelection } from '#app/domains/credits/types.ts';

/** How many members a message of news to this selection would reach now; for officers. */
export async function countMembers(ctx: Ctx, slug: string, selection: MemberSelection): Promise<number> {
  const { id } = await requireOwnAssociation(ctx, slug);
  const locales = await countRecipients(ctx, { associationId: id, selection, kind: 'news' });
  return locales.reduce((sum, { count }) => sum + count, 0);
}
