import { and, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { readAcceptedMemberships } from '#app/domains/mentoring/internal/accepted-memberships.server.ts';
import { selectProgrammes } from '#app/domains/mentoring/internal/select-programmes.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { mentoringProfiles, mentoringProgrammes } from '#db/schema/mentoring.ts';
import { mayJoinProgramme } from './may-join.ts';
import type { ProgrammeWithAssociation } from './programme.ts';

/** A programme that the person may join or has joined; throws `not_found`. */
export async function readProgramme(
  ctx: Ctx,
  id: string,
): Promise<ProgrammeWithAssociation & { mayJoin: boolean }> {
  mustBeSignedIn(ctx);
  const [found] = await selectProgrammes(ctx).where(
    and(eq(mentoringProgrammes.id, id), inArray(mentoringProgrammes.state, ['open', 'closed'])),
  );
  if (!found) throw new DomainError('not_found');
  const mayJoin =
    found.programme.state === 'open' &&
    mayJoinProgramme(found.programme, await readAcceptedMemberships(ctx, ctx.actor.id));
  const own = and(eq(mentoringProfiles.programmeId, id), eq(mentoringProfiles.personId, ctx.actor.id));
  if (!mayJoin && (await ctx.db.read.$count(mentoringProfiles, own)) === 0)
    throw new DomainError('not_found');
  return { ...found, mayJoin };
}
