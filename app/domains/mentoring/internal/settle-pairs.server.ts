import { and, eq, inArray, or } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { notifyOfPairIn } from '#app/domains/mentoring/notifications.server.ts';
import { OCCUPYING_STATES, type Pair } from '#app/domains/mentoring/pairs/pair.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import type { Tx } from '#db/database.ts';
import { mentoringPairs, mentoringProfiles } from '#db/schema/mentoring.ts';
import { dropMeetingsIn } from './drop-meetings.server.ts';
import { readPairMembers } from './pair-members.server.ts';

/** Why somebody is gone: they left the programme, or are not verified any more, or were blocked. The other one is not told which. */
type Gone = 'left' | 'lost';

/** Settles all pairs of these profiles that take a place; the caller has authorised, and `notifyGone` where the person is still there to read it. */
export async function settlePairsIn(
  tx: Tx,
  ctx: Ctx,
  profileIds: string[],
  gone: Gone,
  notifyGone: boolean,
): Promise<void> {
  const pairs = await tx
    .select()
    .from(mentoringPairs)
    .where(
      and(
        or(inArray(mentoringPairs.menteeId, profileIds), inArray(mentoringPairs.mentorId, profileIds)),
        inArray(mentoringPairs.state, [...OCCUPYING_STATES]),
      ),
    );
  for (const pair of pairs)
    await settlePairIn(
      tx,
      ctx,
      pair,
      profileIds.includes(pair.menteeId) ? 'mentee' : 'mentor',
      gone,
      notifyGone,
    );
}

/**
 * Withdraws a proposal, or ends a pair that has begun, because one side is gone: the other one is told and gets the place back, and
 * planned meetings leave both calendars. A mentee who had said yes comes first in the next round.
 */
export async function settlePairIn(
  tx: Tx,
  ctx: Ctx,
  pair: Pair,
  goneSide: 'mentee' | 'mentor',
  gone: Gone,
  notifyGone: boolean,
): Promise<void> {
  const { mentee, mentor } = await readPairMembers(tx, pair);
  const [self, other] = goneSide === 'mentee' ? [mentee, mentor] : [mentor, mentee];
  const isProposal = pair.state === 'proposed';
  const [settled] = await tx
    .update(mentoringPairs)
    .set(
      isProposal
        ? { state: 'withdrawn', endedAt: ctx.now }
        : { state: 'ended', endedAt: ctx.now, endReason: gone },
    )
    .where(and(eq(mentoringPairs.id, pair.id), eq(mentoringPairs.state, pair.state)))
    .returning({ id: mentoringPairs.id });
  if (!settled) return;
  if (isProposal && goneSide === 'mentor' && pair.menteeAcceptedAt !== null)
    await tx
      .update(mentoringProfiles)
      .set({ waited: mentee.profile.waited + 1 })
      .where(eq(mentoringProfiles.id, mentee.profile.id));
  const facts = { pairId: pair.id, until: ctx.now };
  await notifyOfPairIn(tx, ctx, other.person, isProposal ? 'withdrawn' : 'left', {
    ...facts,
    other: self.person.name,
  });
  if (gone === 'lost' && notifyGone)
    await notifyOfPairIn(tx, ctx, self.person, 'lost', { ...facts, other: other.person.name });
  if (!isProposal) await dropMeetingsIn(tx, ctx, { pair, self, other });
  await appendAudit(tx, ctx, isProposal ? 'mentoring.withdrawn' : 'mentoring.ended', pair.id, {
    reason: gone,
  });
}
