import type { StatementKeys } from '#app/domains/xapi/statements/statement-keys.ts';
import type { Tx } from '#db/database.ts';
import { insertMany } from '#db/insert-many.ts';
import { statementActivities, statementAgents } from '#db/schema/xapi.ts';

const AGENT_COLUMNS = ['agent', 'direct', 'stored', 'statement', 'origin'] as const;

const ACTIVITY_COLUMNS = ['activity', 'direct', 'stored', 'statement', 'origin'] as const;

/** Rows of the index for what `keys` names: `statement` is found by it, `origin` says it; both by their sequence. */
export async function indexStatementsIn(
  tx: Tx,
  rows: { statement: number; origin: number; stored: Date; keys: StatementKeys }[],
): Promise<void> {
  const agents: (typeof statementAgents.$inferInsert)[] = [];
  const activities: (typeof statementActivities.$inferInsert)[] = [];
  for (const { keys, ...row } of rows) {
    for (const [agent, direct] of keys.agents) agents.push({ agent, direct, ...row });
    for (const [activity, direct] of keys.activities) activities.push({ activity, direct, ...row });
  }
  await insertMany(tx, statementAgents, AGENT_COLUMNS, agents);
  await insertMany(tx, statementActivities, ACTIVITY_COLUMNS, activities);
}
