import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { readAcceptedMemberships } from '#app/domains/mentoring/internal/accepted-memberships.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { listProgrammes } from './list-programmes.server.ts';
import { mayJoinProgramme } from './may-join.ts';
import type { ProgrammeWithAssociation } from './programme.ts';

/** A programme that the person may join or has joined; throws `not_found`. */
export async function readProgramme(
  ctx: Ctx,
  id: string,
): Promise<ProgrammeWithAssociation & { mayJoin: boolean }> {
  const found = (await listProgrammes(ctx)).find(({ programme }) => programme.id === id);
  if (!found) throw new DomainError('not_found');
  const may =
    found.programme.state === 'open' &&
    mayJoinProgramme(found.programme, await readAcceptedMemberships(ctx, ctx.actor!.id));
  return { ...found, mayJoin: may };
}
