import { and, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isVerifiedPerson } from '#app/domains/accounts/memberships/is-verified-person.server.ts';
import { prepareCandidates } from '#app/domains/mentoring/matching/candidate.ts';
import { findViolatedConstraint } from '#app/domains/mentoring/matching/constraints.ts';
import { explainPair } from '#app/domains/mentoring/matching/reasons.ts';
import { scorePair } from '#app/domains/mentoring/matching/score.ts';
import type { Programme } from '#app/domains/mentoring/programmes/programme.ts';
import { DomainError } from '#app/platform/errors.ts';
import { people } from '#db/schema/accounts.ts';
import { mentoringProfiles } from '#db/schema/mentoring.ts';
import { readExclusions } from './exclusions.server.ts';

/** Both verified and active in this programme, and nothing bars them; throws `not_found` and `pair_barred`, which does not say by what. */
export async function requireAllowedPair(ctx: Ctx, programme: Programme, menteeId: string, mentorId: string) {
  const rows = await ctx.db.read
    .select({ profile: mentoringProfiles, timeZone: people.timeZone })
    .from(mentoringProfiles)
    .innerJoin(people, eq(people.id, mentoringProfiles.personId))
    .where(
      and(
        inArray(mentoringProfiles.id, [menteeId, mentorId]),
        eq(mentoringProfiles.programmeId, programme.id),
        eq(mentoringProfiles.state, 'active'),
        isVerifiedPerson(ctx.db.read),
      ),
    );
  const candidates = rows.map(({ profile, timeZone }) => ({ ...profile, timeZone }));
  const mentee = candidates.find(({ id, role }) => id === menteeId && role === 'mentee');
  const mentor = candidates.find(({ id, role }) => id === mentorId && role === 'mentor');
  if (!mentee || !mentor) throw new DomainError('not_found');
  const [e, m] = prepareCandidates([mentee, mentor], ctx.now);
  const exclusions = await readExclusions(ctx.db.read, programme.id);
  if (findViolatedConstraint(programme.settings, exclusions, e!, m!) !== null)
    throw new DomainError('pair_barred');
  return {
    mentee,
    mentor,
    score: scorePair(programme.settings, e!, m!),
    reasons: explainPair(programme.settings, e!, m!),
  };
}
