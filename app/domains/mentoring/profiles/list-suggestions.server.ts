import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isVerifiedPerson } from '#app/domains/accounts/memberships/is-verified-person.server.ts';
import { readUnverified } from '#app/domains/accounts/memberships/read-unverified.server.ts';
import { readExclusions } from '#app/domains/mentoring/internal/exclusions.server.ts';
import {
  countOccupiedPlaces,
  listOccupyingPairs,
} from '#app/domains/mentoring/internal/occupied-places.server.ts';
import { prepareCandidates } from '#app/domains/mentoring/matching/candidate.ts';
import { findViolatedConstraint } from '#app/domains/mentoring/matching/constraints.ts';
import { explainPair } from '#app/domains/mentoring/matching/reasons.ts';
import { scorePair } from '#app/domains/mentoring/matching/score.ts';
import { readProgramme } from '#app/domains/mentoring/programmes/read-programme.server.ts';
import { people } from '#db/schema/accounts.ts';
import type { MatchReason } from '#app/domains/mentoring/types.ts';
import { mentoringProfiles } from '#db/schema/mentoring.ts';
import { type Profile, pairLimit } from './profile.ts';
import { requireOwnProfile } from './require-own-profile.server.ts';

export type Suggestion = {
  id: string;
  name: string;
  country: string;
  years: number;
  remoteness: number;
  about: string;
  score: number;
  reasons: MatchReason[];
  /** Mentors: whether there is a free place. */
  free: boolean;
  wished: boolean;
};

const SUGGESTIONS_SHOWN = 12;

/** People of the other side who fit, the best first; nobody who is barred, for whatever reason. None for somebody who is not verified. */
export async function listSuggestions(ctx: Ctx, profile: Profile): Promise<Suggestion[]> {
  await requireOwnProfile(ctx, profile.id);
  if ((await readUnverified(ctx.db.read, [profile.personId])).size > 0) return [];
  const { programme } = await readProgramme(ctx, profile.programmeId);
  const others = await ctx.db.read
    .select({ profile: mentoringProfiles, name: people.name, timeZone: people.timeZone })
    .from(mentoringProfiles)
    .innerJoin(people, eq(people.id, mentoringProfiles.personId))
    .where(
      and(
        eq(mentoringProfiles.programmeId, programme.id),
        eq(mentoringProfiles.role, profile.role === 'mentee' ? 'mentor' : 'mentee'),
        eq(mentoringProfiles.state, 'active'),
        isVerifiedPerson(ctx.db.read),
      ),
    );
  const exclusions = await readExclusions(ctx.db.read, programme.id);
  const taken = countOccupiedPlaces(await listOccupyingPairs(ctx.db.read, programme.id));
  const [self] = prepareCandidates([{ ...profile, timeZone: ctx.actor!.timeZone }], ctx.now);
  const compared = prepareCandidates(
    others.map((each) => ({ ...each.profile, timeZone: each.timeZone })),
    ctx.now,
  );
  return others
    .map((each, i) => {
      const pair =
        profile.role === 'mentee' ? ([self!, compared[i]!] as const) : ([compared[i]!, self!] as const);
      return { ...each, pair, bar: findViolatedConstraint(programme.settings, exclusions, ...pair) };
    })
    .filter(({ bar }) => bar === null)
    .map(({ profile: other, name, pair }) => ({
      id: other.id,
      name,
      country: other.country,
      years: other.years,
      remoteness: other.remoteness,
      about: other.about,
      score: scorePair(programme.settings, ...pair),
      reasons: explainPair(programme.settings, ...pair),
      free: pairLimit(programme, other) > (taken.get(other.id) ?? 0),
      wished: profile.wishes.includes(other.id),
    }))
    .sort((a, b) => Number(b.wished) - Number(a.wished) || b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, SUGGESTIONS_SHOWN + profile.wishes.length);
}
