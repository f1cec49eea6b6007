import type { BetterMatches, MatchReason, MentoringSettings } from '#app/domains/mentoring/types.ts';
import { higherForMentors, match, whyNotBetter } from './match.ts';
import type { Problem } from './problem.ts';
import { type Candidate, prepareCandidates } from './candidate.ts';
import { type Exclusions, findViolatedConstraint } from './constraints.ts';
import { explainPair } from './reasons.ts';
import { openComparison, scorePair, weightedScore } from './score.ts';

/** Mentors whom a mentee's list names at most, the best first; in smaller programmes it names all. */
const MAX_LISTED = 200;

export type Pool = {
  mentees: readonly Candidate[];
  mentors: readonly Candidate[];
  exclusions: Exclusions;
  /** Existing pairs, by profile ids: they stay, and occupy their places. */
  kept: readonly [mentee: string, mentor: string][];
  at: Date;
};

export type MenteeResult = {
  menteeId: string;
  mentorId: string | null;
  score: number;
  reasons: MatchReason[];
  better: BetterMatches;
};
export type PairingResult = {
  verdicts: MenteeResult[];
  isLargest: boolean;
  bound: number;
  blocking: number;
};

/** A person's list: wishes first, in their order; then by score from 100 to 0, equal scores being equals. */
function openRanking(wishes: readonly string[]) {
  const wish = wishes.length === 0 ? null : new Map(wishes.map((id, place) => [id, place]));
  const wished: string[] = [];
  const byScore: string[][] = [];
  for (let score = 0; score <= 100; score++) byScore.push([]);
  return {
    add(id: string, score: number): void {
      const place = wish?.get(id);
      if (place === undefined) byScore[100 - score]!.push(id);
      else wished[place] = id;
    },
    ranks: (): string[][] => [
      ...wished.filter(Boolean).map((id) => [id]),
      ...byScore.filter((group) => group.length > 0),
    ],
  };
}

/**
 * A programme's people, compared once: whatever weights are tried, what two of them have in common stays. `hard` limits
 * and questions are those of `settings`; `pair` may be called with other weights.
 */
export function comparePool(settings: MentoringSettings, pool: Pool) {
  const [mentees, mentors] = [
    prepareCandidates(pool.mentees, pool.at),
    prepareCandidates(pool.mentors, pool.at),
  ];
  const [menteeById, mentorById] = [mentees, mentors].map(
    (all) => new Map(all.map((each) => [each.id, each])),
  );
  const measure = openComparison(settings.questions);
  const size = measure.size;
  const shares = new Float32Array(mentees.length * mentors.length * size);
  const isPossible = new Uint8Array(mentees.length * mentors.length);
  mentees.forEach((mentee, e) =>
    mentors.forEach((mentor, m) => {
      const at = e * mentors.length + m;
      if (findViolatedConstraint(settings, pool.exclusions, mentee, mentor) !== null) return;
      isPossible[at] = 1;
      measure.write(shares, at * size, mentee, mentor);
    }),
  );

  function problemOf(weights: Float32Array): Problem {
    const atMentor = mentors.map(({ wishes }) => openRanking(wishes));
    const scores = new Float64Array(mentors.length);
    return {
      mentees: mentees.map((mentee, e) => {
        const possible: number[] = [];
        for (let m = 0, at = e * mentors.length; m < mentors.length; m++, at++) {
          if (isPossible[at] === 0) continue;
          scores[m] = weightedScore(shares, at * size, weights);
          possible.push(m);
        }
        if (possible.length > MAX_LISTED) {
          const wishes = new Set(mentee.wishes);
          const isWish = (m: number) => Number(wishes.has(mentors[m]!.id));
          possible.sort((a, b) => isWish(b) - isWish(a) || scores[b]! - scores[a]! || a - b);
          possible.length = MAX_LISTED;
        }
        const own = openRanking(mentee.wishes);
        for (const m of possible) {
          own.add(mentors[m]!.id, scores[m]!);
          atMentor[m]!.add(mentee.id, scores[m]!);
        }
        return { id: mentee.id, waited: mentee.waited, ranks: own.ranks() };
      }),
      mentors: mentors.map(({ id, capacity }, m) => ({ id, capacity, ranks: atMentor[m]!.ranks() })),
    };
  }

  return {
    /** A round: everybody's partner, with the reasons, and why not each mentor they would prefer. */
    pair(own: MentoringSettings, seed: number): PairingResult {
      const matched = match(problemOf(measure.weightsOf(own)), { goal: own.goal, seed, kept: pool.kept });
      const settled = new Set(pool.kept.map(([mentee]) => mentee));
      const mentorOf = new Map(matched.pairs);
      const whyNot = whyNotBetter(matched);
      const higherFor = higherForMentors(matched);
      return {
        verdicts: pool.mentees
          .filter(({ id }) => !settled.has(id))
          .map(({ id }) => {
            const mentorId = mentorOf.get(id) ?? null;
            const [e, m] = [menteeById!.get(id)!, mentorId === null ? null : mentorById!.get(mentorId)!];
            return {
              menteeId: id,
              mentorId,
              score: m ? scorePair(own, e, m) : 0,
              reasons: m ? explainPair(own, e, m) : [],
              better: {
                mentee: whyNot(id)
                  .slice(0, 20)
                  .map(({ mentor, ...why }) => ({ mentorId: mentor, ...why })),
                mentor: mentorId === null ? { higher: 0, open: 0 } : higherFor(mentorId),
              },
            };
          }),
        isLargest: matched.isLargest,
        bound: matched.bound,
        blocking: matched.blockingPairs.length,
      };
    },
  };
}

/** A round over a programme. */
export const pairEverybody = (settings: MentoringSettings, pool: Pool, seed: number): PairingResult =>
  comparePool(settings, pool).pair(settings, seed);

export type PairChange = { menteeId: string; before: string | null; after: string | null };

/** Effect of other weights: each mentee whose mentor would be another. */
export function listPairChanges(before: PairingResult, after: PairingResult): PairChange[] {
  const then = new Map(before.verdicts.map(({ menteeId, mentorId }) => [menteeId, mentorId]));
  return after.verdicts
    .map(({ menteeId, mentorId }) => ({ menteeId, before: then.get(menteeId) ?? null, after: mentorId }))
    .filter((each) => each.before !== each.after);
}
