import { and, desc, eq, isNotNull } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { requireMember } from '#app/domains/accounts/memberships/require-member.server.ts';
import { people } from '#db/schema/accounts.ts';
import { memberMessageRecipients, memberMessages } from '#db/schema/member-messages.ts';

const MESSAGES_SHOWN = 100;

/** What the association has sent to one of its members, for its officers: subject and text as that person got them. */
export async function listMessagesToMember(ctx: Ctx, associationId: string, personId: string) {
  await requireMember(ctx, associationId, personId);
  const rows = await ctx.db.read
    .select({
      message: memberMessages,
      author: people.name,
      mailedAt: memberMessageRecipients.mailedAt,
      language: memberMessageRecipients.language,
    })
    .from(memberMessageRecipients)
    .innerJoin(memberMessages, eq(memberMessages.id, memberMessageRecipients.messageId))
    .innerJoin(people, eq(people.id, memberMessages.authorId))
    .where(
      and(
        eq(memberMessageRecipients.personId, personId),
        eq(memberMessages.associationId, associationId),
        isNotNull(memberMessageRecipients.mailedAt),
      ),
    )
    .orderBy(desc(memberMessageRecipients.mailedAt))
    .limit(MESSAGES_SHOWN);
  return rows.map(({ message, author, mailedAt, language }) => ({
    id: message.id,
    author,
    at: mailedAt!,
    language: language!,
    ...message.texts[language!]!,
  }));
}
