import { asc, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { readAcceptedMemberships } from '#app/domains/mentoring/internal/accepted-memberships.server.ts';
import { selectProgrammes } from '#app/domains/mentoring/internal/select-programmes.server.ts';
import { mentoringProfiles, mentoringProgrammes } from '#db/schema/mentoring.ts';
import { mayJoinProgramme } from './may-join.ts';
import type { ProgrammeWithAssociation } from './programme.ts';

/** Programmes that the acting person may join or has joined, the oldest first. */
export async function listProgrammes(ctx: Ctx): Promise<ProgrammeWithAssociation[]> {
  mustBeSignedIn(ctx);
  const { actor } = ctx;
  const rows = await selectProgrammes(ctx)
    .where(inArray(mentoringProgrammes.state, ['open', 'closed']))
    .orderBy(asc(mentoringProgrammes.createdAt));
  const joined = new Set(
    (
      await ctx.db.read
        .select({ id: mentoringProfiles.programmeId })
        .from(mentoringProfiles)
        .where(eq(mentoringProfiles.personId, actor.id))
    ).map(({ id }) => id),
  );
  const member = await readAcceptedMemberships(ctx, actor.id);
  return rows.filter(
    ({ programme }) =>
      joined.has(programme.id) || (programme.state === 'open' && mayJoinProgramme(programme, member)),
  );
}
