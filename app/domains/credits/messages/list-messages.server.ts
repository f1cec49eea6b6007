import { desc, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isOfficerOf, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { readPaged } from '#app/platform/paged.ts';
import { people } from '#db/schema/accounts.ts';
import { memberMessages } from '#db/schema/member-messages.ts';

/**
 * Drafts and the log of an association, for its officers, the newest first and a page at a time: who wrote, when, to which members, how many, and the
 * texts.
 */
export async function listMessages(ctx: Ctx, associationId: string, page = 1) {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  const { read } = ctx.db;
  const own = eq(memberMessages.associationId, associationId);
  return readPaged(await read.$count(memberMessages, own), page, (limit, offset) =>
    read
      .select({ message: memberMessages, author: people.name })
      .from(memberMessages)
      .innerJoin(people, eq(people.id, memberMessages.authorId))
      .where(own)
      .orderBy(desc(memberMessages.createdAt), desc(memberMessages.id))
      .limit(limit)
      .offset(offset),
  );
}
