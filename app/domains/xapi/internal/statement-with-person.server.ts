import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { NAMED_PERSON } from '#app/domains/accounts/people/named-person.ts';
import { type Statement, parseStatement } from '#app/domains/xapi/statements/stored-statement.ts';
import { DomainError } from '#app/platform/errors.ts';
import { people } from '#db/schema/accounts.ts';
import { statements } from '#db/schema/xapi.ts';

export type StatementWithPerson = { statement: Statement; voided: boolean; person: string | null };

/** The person of ours that a statement is about. */
async function findActor(ctx: Ctx, statement: Statement) {
  const actor = statement['actor'] as { account?: { homePage: string; name: string } };
  if (actor.account?.homePage !== ctx.settings.appOrigin) return undefined;
  const [person] = await ctx.db.read
    .select(NAMED_PERSON)
    .from(people)
    .where(eq(people.opaqueId, actor.account.name));
  return person;
}

export async function readStatementWithPerson(
  ctx: Ctx,
  id: string,
): Promise<StatementWithPerson & { personId: string | null }> {
  const [row] = await ctx.db.read.select().from(statements).where(eq(statements.id, id.toLowerCase()));
  if (!row) throw new DomainError('not_found');
  const statement = parseStatement(row);
  const person = await findActor(ctx, statement);
  return {
    statement,
    voided: row.voidedBy !== null,
    person: person?.name ?? null,
    personId: person?.id ?? null,
  };
}
