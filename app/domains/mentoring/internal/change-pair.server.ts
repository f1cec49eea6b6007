import { and, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { type PairNotice, notifyOfPairIn } from '#app/domains/mentoring/notifications.server.ts';
import type { Pair } from '#app/domains/mentoring/pairs/pair.ts';
import { requireOwnPair } from '#app/domains/mentoring/pairs/require-own-pair.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import type { Tx } from '#db/database.ts';
import { mentoringPairs } from '#db/schema/mentoring.ts';

/**
 * In one transaction: the new state, what follows from it, and the notification of the other one. Throws `changed_meanwhile`.
 */
export async function changePair(
  ctx: Ctx,
  { self, other, pair }: Awaited<ReturnType<typeof requireOwnPair>>,
  from: Pair['state'][],
  set: Partial<Pair>,
  notice: PairNotice,
  also?: (tx: Tx) => Promise<void>,
) {
  const { id } = pair;
  await ctx.db.transact(async (tx) => {
    const [changed] = await tx
      .update(mentoringPairs)
      .set(set)
      .where(and(eq(mentoringPairs.id, id), inArray(mentoringPairs.state, from)))
      .returning();
    if (!changed) throw new DomainError('changed_meanwhile');
    await also?.(tx);
    await notifyOfPairIn(tx, ctx, other.person, notice, {
      pairId: id,
      other: self.person.name,
      until: pair.endsAt ?? ctx.now,
    });
    await appendAudit(tx, ctx, `mentoring.${notice}`, id, set.endReason ? { reason: set.endReason } : {});
  });
}
