import { and, desc, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { countOccupiedPlaces } from '#app/domains/mentoring/internal/occupied-places.server.ts';
import { readPool } from '#app/domains/mentoring/internal/read-pool.server.ts';
import type { Pool } from '#app/domains/mentoring/matching/pair-everybody.ts';
import { requireOwnProgramme } from '#app/domains/mentoring/programmes/require-own-programme.server.ts';
import { compareIn } from '#app/i18n/compare-in.ts';
import { mentoringMatches, mentoringRounds } from '#db/schema/mentoring.ts';

/** The newest round of a programme with everybody in it, for its coordinator. */
export async function readRounds(ctx: Ctx, programmeId: string) {
  const { programme } = await requireOwnProgramme(ctx, programmeId);
  const rounds = await ctx.db.read
    .select()
    .from(mentoringRounds)
    .where(
      and(
        eq(mentoringRounds.programmeId, programmeId),
        inArray(mentoringRounds.state, ['draft', 'published']),
      ),
    )
    .orderBy(desc(mentoringRounds.createdAt));
  const draft = rounds.find((round) => round.state === 'draft') ?? null;
  const { pool, names } = await readPool(ctx, programme);
  const compare = compareIn(ctx.actor!.locale);
  const free = listFreePeople(pool, names, ctx.actor!.id);
  for (const side of [free.mentees, free.mentors]) side.sort((a, b) => compare(a.name, b.name));
  const matches = draft
    ? await ctx.db.read.select().from(mentoringMatches).where(eq(mentoringMatches.roundId, draft.id))
    : [];
  return {
    draft,
    isOld: draft !== null && draft.revision !== programme.revision,
    published: rounds.filter((round) => round.state === 'published'),
    waiting: pool.mentees.length - pool.kept.length,
    mentors: pool.mentors.length,
    matches: matches
      .map((each) => ({
        ...each,
        mentee: names.get(each.menteeId)!,
        mentor: each.mentorId && names.get(each.mentorId)!,
      }))
      .sort((a, b) => b.score - a.score || compare(a.mentee, b.mentee)),
    /** Who could be proposed to somebody by hand; nobody proposes themselves. */
    free,
  };
}

function listFreePeople({ mentees, mentors, kept }: Pool, names: Map<string, string>, coordinatorId: string) {
  const taken = countOccupiedPlaces(kept);
  const isOther = ({ personId }: { personId: string }) => personId !== coordinatorId;
  const named = ({ id }: { id: string }) => ({ id, name: names.get(id)! });
  return {
    mentees: mentees
      .filter(isOther)
      .filter(({ id }) => !taken.has(id))
      .map(named),
    mentors: mentors
      .filter(isOther)
      .filter(({ id, capacity }) => capacity > (taken.get(id) ?? 0))
      .map(named),
  };
}
