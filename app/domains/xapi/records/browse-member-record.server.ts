import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { requireMember } from '#app/domains/accounts/memberships/require-member.server.ts';
import { type RecordPage, browseStatements } from '#app/domains/xapi/internal/browse-statements.server.ts';
import type { Cursor } from '#app/domains/xapi/statements/cursor.ts';
import { learnerKey } from './learner-key.ts';
import { type RecordFilter, toStatementQuery } from './record-filter.ts';

/** The record of one member, for the officers of an association. Throws `not_found`. */
export async function browseMemberRecord(
  ctx: Ctx,
  associationId: string,
  personId: string,
  filter: RecordFilter | null,
  after?: Cursor,
): Promise<RecordPage & { name: string }> {
  const { person } = await requireMember(ctx, associationId, personId);
  if (!filter) return { name: person.name, statements: [], next: null };
  const agent = learnerKey(ctx, person.opaqueId);
  return {
    name: person.name,
    ...(await browseStatements(ctx, { ...toStatementQuery(ctx, filter), agent }, after)),
  };
}
