import { and, eq, gt, lte } from 'drizzle-orm';
import { requireOwnAssociation } from '#app/domains/accounts/associations/require-own-association.server.ts';
import type { Ctx, SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { listRecipientIds } from '#app/domains/credits/internal/message-recipients.server.ts';
import { changeDraftIn, requireOwnMessage } from '#app/domains/credits/internal/own-message.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { enqueueJob } from '#app/platform/jobs.server.ts';
import { DAY_MS } from '#app/platform/time.ts';
import type { Tx } from '#db/database.ts';
import { insertMany } from '#db/insert-many.ts';
import { memberMessageRecipients, memberMessages } from '#db/schema/member-messages.ts';
import { DELIVER_MESSAGE } from './deliver-message.server.ts';

/** Messages that an association sends to several people, and to one, within 24 hours. */
const A_DAY = { several: 5, one: 100 };

/**
 * Sends a draft, as its officer has just seen it, to everybody who is meant now: they are written down, and a job mails them. Throws
 * `changed_meanwhile`, `message_nobody`, `message_limit`.
 */
export async function sendMessage(ctx: Ctx, slug: string, id: string, revision: number): Promise<void> {
  const association = await requireOwnAssociation(ctx, slug);
  const { actor } = ctx as SignedInCtx;
  const message = await requireOwnMessage(ctx, association.id, id);
  const ids = await listRecipientIds(ctx, message);
  if (ids.length === 0) throw new DomainError('message_nobody');
  await ctx.db.transact(async (tx) => {
    const most = ids.length > 1 ? A_DAY.several : A_DAY.one;
    if ((await countSentIn(tx, ctx, association.id, ids.length > 1)) >= most)
      throw new DomainError('message_limit', { count: most });
    await changeDraftIn(tx, message, revision, {
      state: 'sending',
      authorId: actor.id,
      sentAt: ctx.now,
      people: ids.length,
    });
    const rows = ids.map((personId) => ({ messageId: id, personId }));
    await insertMany(tx, memberMessageRecipients, ['messageId', 'personId'], rows);
    await enqueueJob(tx, ctx.now, DELIVER_MESSAGE, { messageId: id });
    await appendAudit(tx, ctx, 'credits.message-sent', id, { people: ids.length });
  });
}

const countSentIn = (tx: Tx, ctx: Ctx, associationId: string, toSeveral: boolean): Promise<number> =>
  tx.$count(
    memberMessages,
    and(
      eq(memberMessages.associationId, associationId),
      gt(memberMessages.sentAt, new Date(ctx.now.getTime() - DAY_MS)),
      toSeveral ? gt(memberMessages.people, 1) : lte(memberMessages.people, 1),
    ),
  );
