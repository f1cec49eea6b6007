import { and, eq, inArray, lt, type SQL } from 'drizzle-orm';
import type { Tx } from '#db/database.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import { people } from '#db/schema/accounts.ts';
import { mentoringNotes, mentoringPairs, mentoringProfiles, type Reason } from '#db/schema/mentoring.ts';
import { ADDRESSEE } from '../accounts/addressee.server.ts';
import type { Ctx, SignedInCtx } from '../accounts/ctx.ts';
import { mustBeSomebodyElse } from '../accounts/permissions.ts';
import { readApart } from './internal/apart.server.ts';
import { STANDING } from './internal/standing.server.ts';
import { type Notice, tellIn } from './letters.server.ts';
import { barOf, ready, reasonsOf, scoreOf } from './matching/score.ts';
import { placesOf, type Profile, requireOwnProfile } from './profiles.server.ts';
import { type Pair, readBoth, requireOwnPair } from './read-pairs.server.ts';
import { type Programme, readProgramme, requireOwnProgramme } from './programmes.server.ts';
import { EndInput } from './schemas.ts';

const DAY_MS = 86_400_000;

type Proposal = {
  programme: Programme;
  mentee: Profile;
  mentor: Profile;
  roundId?: string;
  score: number;
  reasons: Reason[];
  /** Whoever proposes has said yes by that. */
  accepted?: 'mentee' | 'mentor';
};

/** Writes a proposal and tells both. Throws `place_taken` where one of them has no place any more. */
export async function proposeIn(tx: Tx, ctx: Ctx, proposal: Proposal): Promise<string> {
  const { programme, mentee, mentor, roundId, score, reasons, accepted } = proposal;
  const standing = (whose: SQL) =>
    tx.$count(mentoringPairs, and(whose, inArray(mentoringPairs.state, [...STANDING])));
  if ((await standing(eq(mentoringPairs.menteeId, mentee.id))) > 0) throw new DomainError('place_taken');
  if ((await standing(eq(mentoringPairs.mentorId, mentor.id))) >= placesOf(programme, mentor))
    throw new DomainError('place_taken');
  const id = newId(ctx.now.getTime());
  const answerBy = new Date(ctx.now.getTime() + programme.settings.answerDays * DAY_MS);
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
    await tellIn(tx, ctx, e, 'proposal', { pairId: id, other: m.name, until: answerBy });
  if (accepted !== 'mentor')
    await tellIn(tx, ctx, m, 'proposal', { pairId: id, other: e.name, until: answerBy });
  return id;
}

async function readPeopleIn(tx: Tx, ids: string[]) {
  const rows = await tx
    .select({ id: people.id, ...ADDRESSEE })
    .from(people)
    .where(inArray(people.id, ids));
  return new Map(rows.map((row) => [row.id, row]));
}

/** Both active in this programme, and nothing bars them; throws `not_found` and `pair_barred`, which does not say by what. */
async function requireCompared(ctx: Ctx, programme: Programme, menteeId: string, mentorId: string) {
  const rows = await ctx.db.read
    .select()
    .from(mentoringProfiles)
    .where(
      and(
        inArray(mentoringProfiles.id, [menteeId, mentorId]),
        eq(mentoringProfiles.programmeId, programme.id),
        eq(mentoringProfiles.state, 'active'),
      ),
    );
  const mentee = rows.find(({ id, role }) => id === menteeId && role === 'mentee');
  const mentor = rows.find(({ id, role }) => id === mentorId && role === 'mentor');
  if (!mentee || !mentor) throw new DomainError('not_found');
  const [e, m] = ready([mentee, mentor], ctx.now);
  const apart = await readApart(ctx.db.read, programme.id);
  if (barOf(programme.settings, apart, e!, m!) !== null) throw new DomainError('pair_barred');
  return {
    mentee,
    mentor,
    score: scoreOf(programme.settings, e!, m!),
    reasons: reasonsOf(programme.settings, e!, m!),
  };
}

/** A mentee asks a mentor, where the programme lets them. */
export async function askMentor(ctx: Ctx, profileId: string, mentorId: string): Promise<string> {
  const profile = await requireOwnProfile(ctx, profileId);
  const { programme } = await readProgramme(ctx, profile.programmeId);
  if (profile.role !== 'mentee' || !['self', 'suggested'].includes(programme.settings.mode))
    throw new DomainError('not_found');
  const compared = await requireCompared(ctx, programme, profile.id, mentorId);
  return ctx.db.transact(async (tx) => {
    const id = await proposeIn(tx, ctx, { programme, ...compared, accepted: 'mentee' });
    await appendAudit(tx, ctx, 'mentoring.asked', id, { programmeId: programme.id });
    return id;
  });
}

/** The coordinator proposes two other people to each other. Throws `own_decision`. */
export async function proposePair(
  ctx: Ctx,
  programmeId: string,
  menteeId: string,
  mentorId: string,
): Promise<string> {
  const { programme } = await requireOwnProgramme(ctx, programmeId);
  const compared = await requireCompared(ctx, programme, menteeId, mentorId);
  mustBeSomebodyElse(ctx as SignedInCtx, compared.mentee.personId, compared.mentor.personId);
  return ctx.db.transact(async (tx) => {
    const id = await proposeIn(tx, ctx, { programme, ...compared });
    await appendAudit(tx, ctx, 'mentoring.proposed', id, { programmeId });
    return id;
  });
}

/** Says yes or no to a proposal; when both have said yes the pair begins. Throws `proposal_over`. */
export async function answerPair(ctx: Ctx, id: string, yes: boolean): Promise<void> {
  const { side, self, other, pair } = await requireOwnPair(ctx, id);
  const { programme } = await readProgramme(ctx, pair.programmeId);
  await ctx.db.transact(async (tx) => {
    const [row] = await tx.select().from(mentoringPairs).where(eq(mentoringPairs.id, id));
    if (row!.state !== 'proposed' || row!.answerBy < ctx.now) throw new DomainError('proposal_over');
    const accepted = side === 'mentee' ? { menteeAcceptedAt: ctx.now } : { mentorAcceptedAt: ctx.now };
    const theirs = side === 'mentee' ? row!.mentorAcceptedAt : row!.menteeAcceptedAt;
    const begins = yes && theirs !== null;
    const endsAt = new Date(ctx.now);
    endsAt.setUTCMonth(endsAt.getUTCMonth() + programme.settings.months);
    await tx
      .update(mentoringPairs)
      .set(
        !yes
          ? { state: 'declined', endedAt: ctx.now }
          : begins
            ? { ...accepted, state: 'active', startedAt: ctx.now, endsAt }
            : accepted,
      )
      .where(eq(mentoringPairs.id, id));
    // Whoever has a mentor now has waited no longer.
    if (begins)
      await tx.update(mentoringProfiles).set({ waited: 0 }).where(eq(mentoringProfiles.id, row!.menteeId));
    const facts = { pairId: id, until: begins ? endsAt : row!.answerBy };
    if (begins)
      for (const [to, about] of [
        [self, other],
        [other, self],
      ] as const)
        // oxfmt-ignore
        await tellIn(tx, ctx, to.person, 'begun', { ...facts, other: about.person.name });
    if (!yes) await tellIn(tx, ctx, other.person, 'declined', { ...facts, other: self.person.name });
    await appendAudit(tx, ctx, `mentoring.${yes ? 'accepted' : 'declined'}`, id, { side });
  });
}

/** Proposals that nobody answered in time: both are told, and who is still alone comes first next time. */
export async function expireProposals(ctx: Ctx): Promise<void> {
  const rows = await ctx.db.read
    .select()
    .from(mentoringPairs)
    .where(and(eq(mentoringPairs.state, 'proposed'), lt(mentoringPairs.answerBy, ctx.now)));
  for (const pair of rows) {
    const { mentee, mentor } = await readBoth(ctx, pair);
    await ctx.db.transact(async (tx) => {
      const [expired] = await tx
        .update(mentoringPairs)
        .set({ state: 'expired', endedAt: ctx.now })
        .where(and(eq(mentoringPairs.id, pair.id), eq(mentoringPairs.state, 'proposed')))
        .returning();
      if (!expired) return;
      if (pair.menteeAcceptedAt !== null)
        await tx
          .update(mentoringProfiles)
          .set({ waited: mentee.profile.waited + 1 })
          .where(eq(mentoringProfiles.id, mentee.profile.id));
      for (const [to, about] of [
        [mentee, mentor],
        [mentor, mentee],
      ] as const)
        // oxfmt-ignore
        await tellIn(tx, ctx, to.person, 'expired', { pairId: pair.id, other: about.person.name, until: pair.answerBy });
      await appendAudit(tx, ctx, 'mentoring.expired', pair.id, {});
    });
  }
}

/** In one unit: the new state, what goes with it, and the letter to the other one. Throws `changed_meanwhile`. */
async function change(
  ctx: Ctx,
  { self, other, pair }: Awaited<ReturnType<typeof requireOwnPair>>,
  from: Pair['state'][],
  set: Partial<Pair>,
  notice: Notice,
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
    await tellIn(tx, ctx, other.person, notice, {
      pairId: id,
      other: self.person.name,
      until: pair.endsAt ?? ctx.now,
    });
    await appendAudit(tx, ctx, `mentoring.${notice}`, id, set.endReason ? { reason: set.endReason } : {});
  });
}

export const pausePair = async (ctx: Ctx, id: string): Promise<void> =>
  change(ctx, await requireOwnPair(ctx, id), ['active'], { state: 'paused', pausedAt: ctx.now }, 'paused');

export const resumePair = async (ctx: Ctx, id: string): Promise<void> =>
  change(ctx, await requireOwnPair(ctx, id), ['paused'], { state: 'active', pausedAt: null }, 'resumed');

/** Either may end it, with a look back for both and a reason that the other one is not told: nobody is to blame. */
export async function endPair(ctx: Ctx, id: string, raw: unknown): Promise<void> {
  const own = await requireOwnPair(ctx, id);
  const { reason, lookBack } = EndInput.parse(raw);
  const noteId = newId();
  const set = { state: 'ended' as const, endedAt: ctx.now, endReason: reason };
  await change(ctx, own, ['active', 'paused'], set, 'ended', async (tx) => {
    if (lookBack)
      await tx.insert(mentoringNotes).values({
        id: noteId,
        pairId: id,
        authorId: own.self.profile.personId,
        shared: true,
        body: lookBack,
        at: ctx.now,
      });
  });
}
