import { and, desc, eq } from 'drizzle-orm';
import { statementAgents, statements } from '#db/schema/xapi.ts';
import { type ClientCtx, mayClient, mustHold } from './client.ts';
import { readDefinitions } from './internal/define.server.ts';
import { agentKey } from './statement/keys.ts';
import { IDENTIFIERS, type Members } from './statement/vocabulary.ts';

/** What the store knows of an activity (Part 3 §2.5); of one that nobody has spoken of no more than its id. */
export async function readActivity(ctx: ClientCtx, iri: string): Promise<Members> {
  mustHold(ctx, 'statements/read', 'statements/read/mine');
  const definition = (await readDefinitions(ctx.db.read, [iri])).get(iri);
  return { objectType: 'Activity', id: iri, ...(definition ? { definition } : {}) };
}

/** Definitions of activities by IRI, for `format=canonical`; the caller has shown that their statements may be read. */
export const definitionsFor = (ctx: ClientCtx, iris: string[]): Promise<Map<string, Members>> =>
  readDefinitions(ctx.db.read, iris);

const RECENT = 50;

/** Everything that is known of who an agent is, as a Person (Part 3 §2.4): its identifier, and the names it recently went by. */
export async function readPerson(ctx: ClientCtx, agent: Members, key: string): Promise<Members> {
  mustHold(ctx, 'statements/read', 'statements/read/mine');
  const rows = await ctx.db.read
    .select({ body: statements.body })
    .from(statementAgents)
    .innerJoin(statements, eq(statements.seq, statementAgents.statement))
    .where(
      and(
        eq(statementAgents.agent, key),
        eq(statementAgents.direct, true),
        mayClient(ctx, 'statements/read') ? undefined : eq(statements.authority, ctx.client.authorityKey),
      ),
    )
    .orderBy(desc(statementAgents.stored), desc(statementAgents.statement))
    .limit(RECENT);
  const names = new Set<string>();
  const note = (one: Members) => {
    if (typeof one['name'] === 'string' && agentKey(one) === key) names.add(one['name']);
  };
  note(agent);
  for (const { body } of rows) {
    const { actor, object } = JSON.parse(body) as { actor: Members; object: Members };
    for (const each of [actor, object])
      for (const one of [each, ...((each['member'] ?? []) as Members[])]) note(one);
  }
  const [identifier] = IDENTIFIERS.filter((name) => agent[name] !== undefined);
  return {
    objectType: 'Person',
    ...(names.size > 0 ? { name: [...names] } : {}),
    [identifier!]: [agent[identifier!]],
  };
}
