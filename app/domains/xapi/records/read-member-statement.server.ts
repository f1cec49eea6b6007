import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isAcceptedMembership } from '#app/domains/accounts/memberships/is-accepted-membership.server.ts';
import { isOfficerOf, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import {
  type StatementWithPerson,
  readStatementWithPerson,
} from '#app/domains/xapi/internal/statement-with-person.server.ts';
import { memberships } from '#db/schema/accounts.ts';

/** One statement about a member, for the officers of the association. Throws `not_found`. */
export async function readMemberStatement(
  ctx: Ctx,
  associationId: string,
  personId: string,
  id: string,
): Promise<StatementWithPerson> {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  const opened = await readStatementWithPerson(ctx, id);
  const member = isAcceptedMembership({ associationId, personId });
  mustBeAllowed(ctx, opened.personId === personId && (await ctx.db.read.$count(memberships, member)) > 0);
  return opened;
}
