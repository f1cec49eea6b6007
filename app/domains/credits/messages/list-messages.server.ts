import { desc, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isOfficerOf, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { people } from '#db/schema/accounts.ts';
import { memberMessages } from '#db/schema/member-messages.ts';

const MESSAGES_SHOWN = 100;

/** Drafts and the log of an association, for its officers, the newest first: who wrote, when, to which members, how many, and the texts. */
export async function listMessages(ctx: Ctx, associationId: string) {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  return ctx.db.read
    .select({ message: memberMessages, author: people.name })
    .from(memberMessages)
    .innerJoin(people, eq(people.id, memberMessages.authorId))
    .where(eq(memberMessages.associationId, associationId))
    .orderBy(desc(memberMessages.createdAt), desc(memberMessages.id))
    .limit(MESSAGES_SHOWN);
}
