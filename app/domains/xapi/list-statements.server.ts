import type { Ctx } from '../accounts/ctx.ts';
import { mustBeSignedIn } from '../accounts/permissions.ts';
import { and, count, eq } from 'drizzle-orm';
import { statementAgents } from '#db/schema/xapi.ts';
import { type Cursor, findStatements, type Found, type Kept, textOf } from './query-statements.server.ts';
import { agentKey } from './statement/keys.ts';

export type Statement = Record<string, unknown> & { id: string; timestamp: string; stored: string };
const PAGE = 50;

/** A kept statement as an object. */
export const statementOf = (kept: Kept): Statement => JSON.parse(textOf(kept)) as Statement;

/** Newest happening first: what comes late from elsewhere stands where it belongs, as far as one page goes. */
export const byTime = (statements: Statement[]): Statement[] =>
  statements.sort((a, b) => Date.parse(b.timestamp) - Date.parse(a.timestamp));

/** Key of a learner of ours in the index. */
export const learnerKey = (ctx: Ctx, opaqueId: string): string =>
  agentKey({ account: { homePage: ctx.settings.appOrigin, name: opaqueId } })!;

/** A learner's own record, newest first, from after `cursor`. */
export async function listOwnStatements(
  ctx: Ctx,
  cursor?: Cursor,
): Promise<{ statements: Statement[]; next: Cursor | null; total: number }> {
  mustBeSignedIn(ctx);
  const agent = learnerKey(ctx, ctx.actor.opaqueId);
  const { rows, next }: Found = await findStatements(ctx.db.read, { agent, limit: PAGE }, cursor);
  const [all] = await ctx.db.read
    .select({ n: count() })
    .from(statementAgents)
    .where(and(eq(statementAgents.agent, agent), eq(statementAgents.direct, true)));
  return { statements: byTime(rows.map(statementOf)), next, total: all!.n };
}

/** The whole of a learner's own record as JSON text, page by page, oldest first. */
export function exportOwnStatements(ctx: Ctx): AsyncGenerator<string> {
  mustBeSignedIn(ctx);
  return textOfAll(ctx, learnerKey(ctx, ctx.actor.opaqueId));
}

async function* textOfAll(ctx: Ctx, agent: string): AsyncGenerator<string> {
  let cursor: Cursor | undefined;
  yield '[';
  for (let first = true; ; first = false) {
    const { rows, next } = await findStatements(ctx.db.read, { agent, ascending: true, limit: 200 }, cursor);
    if (rows.length > 0) yield `${first ? '\n' : ',\n'}${rows.map(textOf).join(',\n')}`;
    if (!next) break;
    cursor = next;
  }
  yield '\n]\n';
}

/** Everything said about one registration; the caller has shown that the actor may read it. */
export async function listStatementsOf(ctx: Ctx, registration: string): Promise<Statement[]> {
  const filters = { registration: registration.toLowerCase(), ascending: true, limit: 500 };
  const { rows } = await findStatements(ctx.db.read, filters);
  return rows.map(statementOf);
}
