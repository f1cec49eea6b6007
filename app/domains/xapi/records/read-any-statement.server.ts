import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isAdministrator, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import {
  type StatementWithPerson,
  readStatementWithPerson,
} from '#app/domains/xapi/internal/statement-with-person.server.ts';

/** Any statement, for an administrator. Throws `not_found`. */
export async function readAnyStatement(ctx: Ctx, id: string): Promise<StatementWithPerson> {
  mustBeAllowed(ctx, isAdministrator(ctx.actor));
  return readStatementWithPerson(ctx, id);
}
