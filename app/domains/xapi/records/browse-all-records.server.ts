import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { listMatchingPeople } from '#app/domains/accounts/people/list-matching-people.server.ts';
import { mustBeAdministrator } from '#app/domains/accounts/permissions.ts';
import { type RecordPage, browseStatements } from '#app/domains/xapi/internal/browse-statements.server.ts';
import type { Cursor } from '#app/domains/xapi/statements/cursor.ts';
import { learnerKey } from './learner-key.ts';
import { type RecordFilter, toStatementQuery } from './record-filter.ts';

const PEOPLE_SHOWN = 20;

/** `matching`: people who fit what was typed, where they are none or several; then nothing is shown before one is chosen. */
export type BrowsedRecords = RecordPage & { matching: { name: string; email: string }[] | null };

/** Everybody's record, for an administrator, or that of the one person who fits a name or a part of an address. */
export async function browseAllRecords(
  ctx: Ctx,
  filter: RecordFilter | null,
  after?: Cursor,
): Promise<BrowsedRecords> {
  mustBeAdministrator(ctx);
  if (!filter) return { matching: null, statements: [], next: null };
  if (!filter.email)
    return { matching: null, ...(await browseStatements(ctx, toStatementQuery(ctx, filter), after)) };
  const found = await listMatchingPeople(ctx, filter.email, PEOPLE_SHOWN);
  const [person, ...others] = found;
  if (!person || others.length > 0)
    return { matching: found.map(({ name, email }) => ({ name, email })), statements: [], next: null };
  const agent = learnerKey(ctx, person.opaqueId);
  return {
    matching: null,
    ...(await browseStatements(ctx, { ...toStatementQuery(ctx, filter), agent }, after)),
  };
}
