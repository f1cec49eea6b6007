import { and, desc, eq, inArray, or, type SQL, type SQLWrapper } from 'drizzle-orm';
import { alias } from '#db/columns.ts';
import { people } from '#db/schema/accounts.ts';
import {
  mentoringBlocks,
  mentoringMatches,
  mentoringPairs,
  mentoringProfiles,
  mentoringRounds,
} from '#db/schema/mentoring.ts';
import { ADDRESSEE } from '../accounts/addressee.server.ts';
import type { Ctx } from '../accounts/ctx.ts';
import { mustBeAllowed, mustBeSignedIn } from '../accounts/permissions.ts';
import { readProgramme, requireOwnProgramme } from './programmes.server.ts';

export type Pair = typeof mentoringPairs.$inferSelect;

/** Whoever is in a pair, with the other one; anybody else does not learn that it exists. */
export async function requireOwnPair(ctx: Ctx, id: string) {
  mustBeSignedIn(ctx);
  const { actor } = ctx;
  const [pair] = await ctx.db.read.select().from(mentoringPairs).where(eq(mentoringPairs.id, id));
  const both = pair ? await readBoth(ctx, pair) : null;
  const side =
    both && (['mentee', 'mentor'] as const).find((each) => both[each].profile.personId === actor.id);
  const isSeen =
    side &&
    (hasBegun(pair!) ||
      !(await readBlocked(ctx)).has(both[side === 'mentee' ? 'mentor' : 'mentee'].profile.personId));
  mustBeAllowed(ctx, Boolean(isSeen));
  const { mentee, mentor } = both!;
  return {
    pair: pair!,
    side: side!,
    self: both![side!],
    other: side === 'mentee' ? mentor : mentee,
    mentee,
    mentor,
  };
}

/** A pair that has begun is seen by both until it ends; everything else is not shown to people who are blocked. */
const hasBegun = ({ state }: Pair): boolean => state === 'active' || state === 'paused';

/** Whom the actor has blocked, and who has blocked them. */
async function readBlocked(ctx: Ctx): Promise<Set<string>> {
  const id = ctx.actor!.id;
  const rows = await ctx.db.read
    .select()
    .from(mentoringBlocks)
    .where(or(eq(mentoringBlocks.personId, id), eq(mentoringBlocks.blockedId, id)));
  return new Set(
    rows.flatMap(({ personId, blockedId }) => [personId, blockedId]).filter((each) => each !== id),
  );
}

/** Both profiles and whom they belong to; the caller has shown that it may know. */
export async function readBoth(ctx: Ctx, pair: Pair) {
  const rows = await ctx.db.read
    .select({ profile: mentoringProfiles, person: ADDRESSEE })
    .from(mentoringProfiles)
    .innerJoin(people, eq(people.id, mentoringProfiles.personId))
    .where(inArray(mentoringProfiles.id, [pair.menteeId, pair.mentorId]));
  const of = (id: string) => rows.find(({ profile }) => profile.id === id)!;
  return { mentee: of(pair.menteeId), mentor: of(pair.mentorId) };
}

/** A pair with everything that its page shows: why the two, and what stood against each whom the mentee liked better. */
export async function readPair(ctx: Ctx, id: string) {
  const own = await requireOwnPair(ctx, id);
  const { pair } = own;
  const { programme, association } = await readProgramme(ctx, pair.programmeId);
  const [round] = pair.roundId
    ? await ctx.db.read
        .select({ round: mentoringRounds, match: mentoringMatches })
        .from(mentoringRounds)
        .innerJoin(mentoringMatches, eq(mentoringMatches.roundId, mentoringRounds.id))
        .where(and(eq(mentoringRounds.id, pair.roundId), eq(mentoringMatches.menteeId, pair.menteeId)))
    : [];
  return { ...own, programme, association, round: round?.round ?? null, better: round?.match.better ?? null };
}

/** Pairs with the names of both, the newest first; the caller has shown what the actor may see. */
function pairsWithNames(ctx: Ctx, where: (mentee: Side, mentor: Side) => SQL | undefined) {
  const mentee = alias(mentoringProfiles, 'mentee');
  const mentor = alias(mentoringProfiles, 'mentor');
  const menteePerson = alias(people, 'mentee_person');
  const mentorPerson = alias(people, 'mentor_person');
  return ctx.db.read
    .select({
      pair: mentoringPairs,
      mentee: menteePerson.name,
      mentor: mentorPerson.name,
      menteePersonId: mentee.personId,
      mentorPersonId: mentor.personId,
    })
    .from(mentoringPairs)
    .innerJoin(mentee, eq(mentee.id, mentoringPairs.menteeId))
    .innerJoin(mentor, eq(mentor.id, mentoringPairs.mentorId))
    .innerJoin(menteePerson, eq(menteePerson.id, mentee.personId))
    .innerJoin(mentorPerson, eq(mentorPerson.id, mentor.personId))
    .where(where(mentee, mentor))
    .orderBy(desc(mentoringPairs.proposedAt));
}
type Side = { personId: SQLWrapper };

/** The acting person's pairs, the newest first. */
export async function listOwnPairs(ctx: Ctx) {
  mustBeSignedIn(ctx);
  const { actor } = ctx;
  const rows = await pairsWithNames(ctx, (mentee, mentor) =>
    or(eq(mentee.personId, actor.id), eq(mentor.personId, actor.id)),
  );
  const blocked = await readBlocked(ctx);
  return rows
    .map(({ pair, menteePersonId, mentorPersonId, ...names }) => {
      const side = menteePersonId === actor.id ? ('mentee' as const) : ('mentor' as const);
      const otherId = side === 'mentee' ? mentorPersonId : menteePersonId;
      return { pair, side, other: side === 'mentee' ? names.mentor : names.mentee, otherId };
    })
    .filter(({ pair, otherId }) => hasBegun(pair) || !blocked.has(otherId));
}

/** All pairs of a programme for its coordinator, the newest first: who, in what state, and why one ended. */
export async function listPairs(ctx: Ctx, programmeId: string) {
  await requireOwnProgramme(ctx, programmeId);
  const rows = await pairsWithNames(ctx, () => eq(mentoringPairs.programmeId, programmeId));
  return rows.map(({ pair, mentee, mentor }) => {
    const { id, state, proposedAt, startedAt, endReason } = pair;
    return { id, state, proposedAt, startedAt, endReason, mentee, mentor };
  });
}
