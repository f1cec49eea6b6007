import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isAdministrator, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { type RecordPage, browseStatements } from '#app/domains/xapi/internal/browse-statements.server.ts';
import type { Cursor } from '#app/domains/xapi/statements/cursor.ts';
import { plainEmail } from '#app/platform/email-address.ts';
import { people } from '#db/schema/accounts.ts';
import { learnerKey } from './learner-key.ts';
import { type RecordFilter, toStatementQuery } from './record-filter.ts';

/** Everybody's record, for an administrator; `unknown` where nobody has the address that was typed. */
export async function browseAllRecords(
  ctx: Ctx,
  filter: RecordFilter | null,
  after?: Cursor,
): Promise<RecordPage & { unknown: boolean }> {
  mustBeAllowed(ctx, isAdministrator(ctx.actor));
  if (!filter) return { unknown: false, statements: [], next: null };
  if (!filter.email)
    return { unknown: false, ...(await browseStatements(ctx, toStatementQuery(ctx, filter), after)) };
  const [person] = await ctx.db.read
    .select({ opaqueId: people.opaqueId })
    .from(people)
    .where(eq(people.email, plainEmail(filter.email)));
  if (!person) return { unknown: true, statements: [], next: null };
  const agent = learnerKey(ctx, person.opaqueId);
  return {
    unknown: false,
    ...(await browseStatements(ctx, { ...toStatementQuery(ctx, filter), agent }, after)),
  };
}
