import { asc, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { readUnverified } from '#app/domains/accounts/memberships/read-unverified.server.ts';
import type { Pool } from '#app/domains/mentoring/matching/pair-everybody.ts';
import { type Profile, pairLimit } from '#app/domains/mentoring/profiles/profile.ts';
import type { Programme } from '#app/domains/mentoring/programmes/programme.ts';
import { people } from '#db/schema/accounts.ts';
import { mentoringProfiles } from '#db/schema/mentoring.ts';
import { readExclusions } from './exclusions.server.ts';
import { listOccupyingPairs } from './occupied-places.server.ts';

/** Everybody in a programme who may be paired, with names, and pairs that already occupy places. */
export async function readPool(
  ctx: Ctx,
  programme: Programme,
): Promise<{ pool: Pool; names: Map<string, string> }> {
  const rows = await ctx.db.read
    .select({
      profile: mentoringProfiles,
      name: people.name,
      timeZone: people.timeZone,
    })
    .from(mentoringProfiles)
    .innerJoin(people, eq(people.id, mentoringProfiles.personId))
    .where(eq(mentoringProfiles.programmeId, programme.id))
    .orderBy(asc(mentoringProfiles.id));
  const kept = await listOccupyingPairs(ctx.db.read, programme.id);
  const isThere = new Set(kept.flat());
  const unverified = await readUnverified(
    ctx.db.read,
    rows.map(({ profile }) => profile.personId),
  );
  const some = (role: Profile['role']) =>
    rows
      .filter(
        ({ profile }) =>
          profile.role === role &&
          ((profile.state === 'active' && !unverified.has(profile.personId)) || isThere.has(profile.id)),
      )
      .map(({ profile, timeZone }) => ({ ...profile, timeZone, capacity: pairLimit(programme, profile) }));
  return {
    pool: {
      mentees: some('mentee'),
      mentors: some('mentor'),
      exclusions: await readExclusions(ctx.db.read, programme.id),
      kept,
      at: ctx.now,
    },
    names: new Map(rows.map(({ profile, name }) => [profile.id, name])),
  };
}
