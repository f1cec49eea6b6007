import { and, eq, isNotNull } from 'drizzle-orm';
import { requireOwnAssociation } from '#app/domains/accounts/associations/require-own-association.server.ts';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { countRecipients } from '#app/domains/credits/internal/message-recipients.server.ts';
import { requireOwnMessage } from '#app/domains/credits/internal/own-message.server.ts';
import { people } from '#db/schema/accounts.ts';
import { memberMessageRecipients } from '#db/schema/member-messages.ts';
import { countByLanguage } from './message.ts';

/** A message for the officers: a draft with whom it would reach now, in which language; a sent one with how far it is. */
export async function readMessage(ctx: Ctx, slug: string, id: string) {
  const association = await requireOwnAssociation(ctx, slug);
  const message = await requireOwnMessage(ctx, association.id, id);
  const [author] = await ctx.db.read
    .select({ name: people.name })
    .from(people)
    .where(eq(people.id, message.authorId));
  const locales = message.state === 'draft' ? await countRecipients(ctx, message) : [];
  const mailed = await ctx.db.read.$count(
    memberMessageRecipients,
    and(eq(memberMessageRecipients.messageId, id), isNotNull(memberMessageRecipients.mailedAt)),
  );
  return {
    association,
    message,
    author: author!.name,
    mailed,
    people: message.state === 'draft' ? locales.reduce((sum, { count }) => sum + count, 0) : message.people,
    byLanguage: countByLanguage(message.texts, association.language, locales),
  };
}
