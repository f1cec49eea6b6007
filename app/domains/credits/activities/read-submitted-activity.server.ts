import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isOfficerOf, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { DomainError } from '#app/platform/errors.ts';
import type { SubmittedActivity } from './external-activity.ts';
import { readExternalActivity } from './read-external-activity.server.ts';

/** An activity that was submitted to an association, for its officers; throws `not_found`. */
export async function readSubmittedActivity(
  ctx: Ctx,
  associationId: string,
  id: string,
): Promise<SubmittedActivity> {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  const row = await readExternalActivity(ctx, id);
  if (row.associationId !== associationId || row.state === 'draft') throw new DomainError('not_found');
  return { ...row, associationId };
}
