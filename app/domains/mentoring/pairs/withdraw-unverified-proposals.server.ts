import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { readUnverified } from '#app/domains/accounts/memberships/read-unverified.server.ts';
import { selectPairs } from '#app/domains/mentoring/internal/select-pairs.server.ts';
import { settlePairIn } from '#app/domains/mentoring/internal/settle-pairs.server.ts';
import { doEach } from '#app/platform/do-each.ts';
import { mentoringPairs } from '#db/schema/mentoring.ts';

/** Proposals with somebody who is not verified, also those from before verification was asked for. Pairs that have begun are left to go on. */
export async function withdrawUnverifiedProposals(ctx: Ctx): Promise<void> {
  const rows = await selectPairs(ctx.db.read, { pair: mentoringPairs }).where(
    eq(mentoringPairs.state, 'proposed'),
  );
  const unverified = await readUnverified(
    ctx.db.read,
    rows.flatMap(({ menteePersonId, mentorPersonId }) => [menteePersonId, mentorPersonId]),
  );
  const withdrawn = rows.filter(
    (row) => unverified.has(row.menteePersonId) || unverified.has(row.mentorPersonId),
  );
  await doEach(withdrawn, ({ pair, menteePersonId, mentorPersonId }) => {
    const side = unverified.has(menteePersonId) ? 'mentee' : 'mentor';
    const why = unverified.get(side === 'mentee' ? menteePersonId : mentorPersonId);
    return ctx.db.transact((tx) => settlePairIn(tx, ctx, pair, side, 'lost', why !== 'blocked'));
  });
}
