import { and, asc, eq, inArray, isNull, notInArray } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isAcceptedMembership } from '#app/domains/accounts/memberships/is-accepted-membership.server.ts';
import { ADDRESSEE } from '#app/domains/accounts/notifications.server.ts';
import { notifyOfMemberMessageIn } from '#app/domains/credits/notifications.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { groupBy } from '#app/platform/group.ts';
import { enqueueJob, jobKind } from '#app/platform/jobs.server.ts';
import { SECOND_MS } from '#app/platform/time.ts';
import { associations, memberships, people } from '#db/schema/accounts.ts';
import { memberMessageRecipients, memberMessages } from '#db/schema/member-messages.ts';
import { languageFor } from './message.ts';

export const DELIVER_MESSAGE = jobKind('credits.deliver-message', { messageId: z.string() });

const MAILS_A_BATCH = 200;
/** Between two batches mails of other people leave: nobody waits for a new password until ten thousand have read the news. */
const PAUSE_MS = 5 * SECOND_MS;

/**
 * Queues the mails of the next batch and orders the one after it, in one unit: after a kill it goes on where it was, and somebody who has a mail
 * gets no second one. True once all are queued.
 */
export async function deliverMessage(ctx: Ctx, messageId: string): Promise<boolean> {
  const [found] = await ctx.db.read
    .select({ message: memberMessages, association: associations, author: people.name })
    .from(memberMessages)
    .innerJoin(associations, eq(associations.id, memberMessages.associationId))
    .innerJoin(people, eq(people.id, memberMessages.authorId))
    .where(and(eq(memberMessages.id, messageId), eq(memberMessages.state, 'sending')));
  if (!found) return true;
  const { message, association, author } = found;
  const waiting = and(
    eq(memberMessageRecipients.messageId, messageId),
    isNull(memberMessageRecipients.mailedAt),
  );
  return ctx.db.transact(async (tx) => {
    // Who has left, was blocked or erased since it was sent off gets no mail, and the log does not say so.
    const members = tx
      .select({ id: people.id })
      .from(people)
      .innerJoin(memberships, isAcceptedMembership({ associationId: association.id, personId: people.id }))
      .where(isNull(people.blockedAt));
    await tx
      .delete(memberMessageRecipients)
      .where(and(waiting, notInArray(memberMessageRecipients.personId, members)));
    const batch = await tx
      .select({ personId: memberMessageRecipients.personId, ...ADDRESSEE })
      .from(memberMessageRecipients)
      .innerJoin(people, eq(people.id, memberMessageRecipients.personId))
      .where(waiting)
      .orderBy(asc(memberMessageRecipients.personId))
      .limit(MAILS_A_BATCH);
    const languageOf = ({ locale }: { locale: string }) =>
      languageFor(message.texts, locale, association.language);
    for (const [language, readers] of groupBy(batch, languageOf))
      await tx
        .update(memberMessageRecipients)
        .set({ mailedAt: ctx.now, language })
        .where(
          and(
            waiting,
            inArray(
              memberMessageRecipients.personId,
              readers.map(({ personId }) => personId),
            ),
          ),
        );
    for (const { personId, ...reader } of batch)
      await notifyOfMemberMessageIn(tx, ctx, reader, {
        text: message.texts[languageOf(reader)]!,
        kind: message.kind,
        association: association.name,
        author,
        once: `member-message ${messageId} ${personId}`,
      });
    const isLast = batch.length < MAILS_A_BATCH;
    if (!isLast) await enqueueJob(tx, new Date(ctx.now.getTime() + PAUSE_MS), DELIVER_MESSAGE, { messageId });
    else
      await tx
        .update(memberMessages)
        .set({ state: 'sent', finishedAt: ctx.now })
        .where(eq(memberMessages.id, messageId));
    await appendAudit(tx, ctx, 'credits.message-delivered', messageId, { mails: batch.length });
    return isLast;
  });
}
