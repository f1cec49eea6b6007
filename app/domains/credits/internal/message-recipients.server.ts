import { type SQL, and, count, eq, isNull, notExists, sql } from 'drizzle-orm';
import { type Ctx, todayOf } from '#app/domains/accounts/ctx.ts';
import type { Message } from '#app/domains/credits/messages/message.ts';
import type { Reader, Tx } from '#db/database.ts';
import { memberships, people } from '#db/schema/accounts.ts';
import { mutedMails } from '#db/schema/platform.ts';
import { selectedMembers } from './member-conditions.server.ts';

type Addressed = Pick<Message, 'associationId' | 'selection' | 'kind'>;

/**
 * Who gets a message: members whom its selection means, not blocked. News goes to those who want news of this association, and mails of that kind at
 * all; what is about one's own cycle goes to everybody.
 */
const recipients = (read: Reader | Tx, ctx: Ctx, { associationId, selection, kind }: Addressed): SQL =>
  and(
    selectedMembers(read, associationId, selection, todayOf(ctx)),
    isNull(people.blockedAt),
    kind === 'news' ? and(isNull(memberships.newsOffAt), notExists(silenced(read))) : undefined,
  )!;

const silenced = (read: Reader | Tx) =>
  read
    .select({ one: sql`1` })
    .from(mutedMails)
    .where(and(eq(mutedMails.recipient, people.email), eq(mutedMails.kind, 'news')));

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
