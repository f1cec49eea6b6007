import { and, desc, eq } from 'drizzle-orm';
import { type ClientCtx, hasScope, requireScope } from '#app/domains/xapi/credentials/client.ts';
import { statementAgents, statements } from '#db/schema/xapi.ts';
import { agentKey } from './statement-keys.ts';
import { IDENTIFIERS, type JsonObject } from './vocabulary.ts';

const MAX_RECENT = 50;

/** Everything that is known of who an agent is, as a Person (Part 3 §2.4): its identifier, and the names it recently went by. */
export async function readPerson(ctx: ClientCtx, agent: JsonObject, key: string): Promise<JsonObject> {
  requireScope(ctx, 'statements/read', 'statements/read/mine');
  const rows = await ctx.db.read
    .select({ body: statements.body })
    .from(statementAgents)
    .innerJoin(statements, eq(statements.seq, statementAgents.statement))
    .where(
      and(
        eq(statementAgents.agent, key),
        eq(statementAgents.direct, true),
        hasScope(ctx, 'statements/read') ? undefined : eq(statements.authority, ctx.client.authorityKey),
      ),
    )
    .orderBy(desc(statementAgents.stored), desc(statementAgents.statement))
    .limit(MAX_RECENT);
  const names = new Set<string>();
  const note = (one: JsonObject) => {
    if (typeof one['name'] === 'string' && agentKey(one) === key) names.add(one['name']);
  };
  note(agent);
  for (const { body } of rows) {
    const { actor, object } = JSON.parse(body) as { actor: JsonObject; object: JsonObject };
    for (const each of [actor, object])
      for (const one of [each, ...((each['member'] ?? []) as JsonObject[])]) note(one);
  }
  const [identifier] = IDENTIFIERS.filter((name) => agent[name] !== undefined);
  return {
    objectType: 'Person',
    ...(names.size > 0 ? { name: [...names] } : {}),
    [identifier!]: [agent[identifier!]],
  };
}
