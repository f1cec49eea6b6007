import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { notifyOfPairIn } from '#app/domains/mentoring/notifications.server.ts';
import { hasBegun } from '#app/domains/mentoring/pairs/pair.ts';
import { requireOwnPair } from '#app/domains/mentoring/pairs/require-own-pair.server.ts';
import { MessageInput } from '#app/domains/mentoring/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import { HOUR_MS } from '#app/platform/time.ts';
import { mentoringMessages, mentoringPairs, mentoringReadings } from '#db/schema/mentoring.ts';

/** Nobody gets more than one mail of one pair's messages within this. */
const MAIL_EVERY_MS = HOUR_MS;

/** A message to the other one, while the pair has begun and not ended; the mail says that there is one and quotes nothing. Throws `changed_meanwhile`. */
export async function sendMessage(ctx: Ctx, pairId: string, raw: unknown): Promise<void> {
  const { self, other } = await requireOwnPair(ctx, pairId);
  const { body } = MessageInput.parse(raw);
  const id = newId();
  const [authorId, readerId] = [self.profile.personId, other.profile.personId];
  await ctx.db.transact(async (tx) => {
    const [pair] = await tx.select().from(mentoringPairs).where(eq(mentoringPairs.id, pairId));
    if (!hasBegun(pair!)) throw new DomainError('changed_meanwhile');
    await tx.insert(mentoringMessages).values({ id, pairId, authorId, body, at: ctx.now });
    const [reading] = await tx
      .select()
      .from(mentoringReadings)
      .where(and(eq(mentoringReadings.pairId, pairId), eq(mentoringReadings.personId, readerId)));
    const { mailedAt = null } = reading ?? {};
    if (!mailedAt || ctx.now.getTime() - mailedAt.getTime() >= MAIL_EVERY_MS) {
      await tx
        .insert(mentoringReadings)
        .values({ pairId, personId: readerId, mailedAt: ctx.now })
        .onConflictDoUpdate({
          target: [mentoringReadings.pairId, mentoringReadings.personId],
          set: { mailedAt: ctx.now },
        });
      const facts = { pairId, other: self.person.name, until: ctx.now };
      await notifyOfPairIn(tx, ctx, other.person, 'message', facts);
    }
    await appendAudit(tx, ctx, 'mentoring.message-sent', id, { pairId });
  });
}
