import { type SQL, and, eq, inArray } from 'drizzle-orm';
import type { Ctx, SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { ADDRESSEE } from '#app/domains/accounts/notifications.server.ts';
import { mustBeSomebodyElse } from '#app/domains/accounts/permissions.ts';
import { requireAllowedPair } from '#app/domains/mentoring/internal/require-allowed-pair.server.ts';
import { notifyOfPairIn } from '#app/domains/mentoring/notifications.server.ts';
import { type Profile, pairLimit } from '#app/domains/mentoring/profiles/profile.ts';
import type { Programme } from '#app/domains/mentoring/programmes/programme.ts';
import { requireOwnProgramme } from '#app/domains/mentoring/programmes/require-own-programme.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import type { Tx } from '#db/database.ts';
import { people } from '#db/schema/accounts.ts';
import type { MatchReason } from '#app/domains/mentoring/types.ts';
import { mentoringPairs } from '#db/schema/mentoring.ts';
import { DAY_MS } from '#app/platform/time.ts';
import { OCCUPYING_STATES } from './pair.ts';

type Proposal = {
  id: string;
  programme: Programme;
  mentee: Profile;
  mentor: Profile;
  roundId?: string;
  score: number;
  reasons: MatchReason[];
  /** Until when to answer; without, as many days as the programme gives. */
  answerBy?: Date | null;
  /** The proposer has accepted. */
  accepted?: 'mentee' | 'mentor';
};

/** Stores a proposal and notifies both; false, with nothing stored, where one of them has no place any more. */
export async function proposePairIn(
  tx: Tx,
  ctx: Pick<Ctx, 'now' | 'settings' | 'keys'>,
  proposal: Proposal,
): Promise<boolean> {
  const { id, programme, mentee, mentor, roundId, score, reasons, accepted } = proposal;
  const countOccupying = (whose: SQL) =>
    tx.$count(mentoringPairs, and(whose, inArray(mentoringPairs.state, [...OCCUPYING_STATES])));
  if ((await countOccupying(eq(mentoringPairs.menteeId, mentee.id))) > 0) return false;
  if ((await countOccupying(eq(mentoringPairs.mentorId, mentor.id))) >= pairLimit(programme, mentor))
    return false;
  const answerBy = proposal.answerBy ?? new Date(ctx.now.getTime() + programme.settings.answerDays * DAY_MS);
  await tx.insert(mentoringPairs).values({
    id,
    programmeId: programme.id,
    menteeId: mentee.id,
    mentorId: mentor.id,
    roundId: roundId ?? null,
    state: 'proposed',
    score,
    reasons,
    answerBy,
    menteeAcceptedAt: accepted === 'mentee' ? ctx.now : null,
    mentorAcceptedAt: accepted === 'mentor' ? ctx.now : null,
    proposedAt: ctx.now,
  });
  const people = await readPeopleIn(tx, [mentee.personId, mentor.personId]);
  const [e, m] = [people.get(mentee.personId)!, people.get(mentor.personId)!];
  if (accepted !== 'mentee')
    await notifyOfPairIn(tx, ctx, e, 'proposal', { pairId: id, other: m.name, until: answerBy });
  if (accepted !== 'mentor')
    await notifyOfPairIn(tx, ctx, m, 'proposal', { pairId: id, other: e.name, until: answerBy });
  return true;
}

async function readPeopleIn(tx: Tx, ids: string[]) {
  const rows = await tx
    .select({ id: people.id, ...ADDRESSEE })
    .from(people)
    .where(inArray(people.id, ids));
  return new Map(rows.map((row) => [row.id, row]));
}

/** The coordinator proposes two other people to each other. Throws `own_decision` and `place_taken`. */
export async function proposePair(
  ctx: Ctx,
  programmeId: string,
  menteeId: string,
  mentorId: string,
): Promise<string> {
  const { programme } = await requireOwnProgramme(ctx, programmeId);
  const compared = await requireAllowedPair(ctx, programme, menteeId, mentorId);
  mustBeSomebodyElse(ctx as SignedInCtx, compared.mentee.personId, compared.mentor.personId);
  const id = newId(ctx.now.getTime());
  await ctx.db.transact(async (tx) => {
    if (!(await proposePairIn(tx, ctx, { id, programme, ...compared }))) throw new DomainError('place_taken');
    await appendAudit(tx, ctx, 'mentoring.proposed', id, { programmeId });
  });
  return id;
}
