import { type SQL, and, count, eq, isNull } from 'drizzle-orm';
import { type Ctx, todayOf } from '#app/domains/accounts/ctx.ts';
import type { Message } from '#app/domains/credits/messages/message.ts';
import type { Reader, Tx } from '#db/database.ts';
import { memberships, people } from '#db/schema/accounts.ts';
import { selectedMembers } from './member-conditions.server.ts';

type Addressed = Pick<Message, 'associationId' | 'selection' | 'kind'>;

/**
 * Who gets a message: members whom its selection means, not blocked. This is the one place that asks who wants news of an association (the
 * kind of mail `association`); what is about one's own cycle goes to everybody.
 */
const recipients = (read: Reader | Tx, ctx: Ctx, { associationId, selection, kind }: Addressed): SQL =>
  and(
    selectedMembers(read, associationId, selection, todayOf(ctx)),
    isNull(people.blockedAt),
    kind === 'news' ? isNull(memberships.newsOffAt) : undefined,
  )!;

/** Their ids; the caller has authorised. */
export async function listRecipientIds(ctx: Ctx, message: Addressed): Promise<string[]> {
  const rows = await ctx.db.read
    .selectDistinct({ id: people.id })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(recipients(ctx.db.read, ctx, message));
  return rows.map(({ id }) => id);
}

/** How many there are of each locale; the caller has authorised. */
export const countRecipients = (ctx: Ctx, message: Addressed): Promise<{ locale: string; count: number }[]> =>
  ctx.db.read
    .select({ locale: people.locale, count: count() })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(recipients(ctx.db.read, ctx, message))
    .groupBy(people.locale);
