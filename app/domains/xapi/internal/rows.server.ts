import { and, eq, isNull } from 'drizzle-orm';
import type { Database, Tx } from '#db/database.ts';
import { insertMany } from '#db/insert-many.ts';
import { statementActivities, statementAgents, statements, type statementTargets } from '#db/schema/xapi.ts';
import type { Keys } from '../statement/keys.ts';
import type { Members } from '../statement/vocabulary.ts';
import type { Version } from '../statement/validate.ts';

/** A statement made ready outside of the unit: what is written of it, and what it is found by. */
export type Ready = {
  id: string;
  verb: string;
  registration: string | null;
  authority: string;
  body: string;
  size: number;
  keys: Keys;
  statement: Members;
};

export type Storing = {
  db: Database;
  appOrigin: string;
  now: Date;
  authority: Members;
  authorityKey: string;
  version: Version;
  /** Whose the activities become that these statements are the first to define. */
  owner: string;
  /** Whether what these statements say of activities is taken over. */
  mayDefine: boolean;
  /** IRI prefixes of the activities that they may define; null: of any that are not somebody else's. */
  within: readonly string[] | null;
  /** Whether they may void what others said. */
  mayVoidAnything: boolean;
};

export type Pointing = Pick<
  typeof statementTargets.$inferSelect,
  'statementId' | 'targetId' | 'voids' | 'authority' | 'anything'
>;

const AGENT = ['agent', 'direct', 'stored', 'statement', 'origin'] as const;
const ACTIVITY = ['activity', 'direct', 'stored', 'statement', 'origin'] as const;

/** Rows of the index for what `keys` names: `statement` is found by it, `origin` says it; both by their sequence. */
export async function indexIn(
  tx: Tx,
  rows: { statement: number; origin: number; stored: Date; keys: Keys }[],
): Promise<void> {
  const agents: (typeof statementAgents.$inferInsert)[] = [];
  const activities: (typeof statementActivities.$inferInsert)[] = [];
  for (const { keys, ...row } of rows) {
    for (const [agent, direct] of keys.agents) agents.push({ agent, direct, ...row });
    for (const [activity, direct] of keys.activities) activities.push({ activity, direct, ...row });
  }
  await insertMany(tx, statementAgents, AGENT, agents);
  await insertMany(tx, statementActivities, ACTIVITY, activities);
}

/** Marks a statement as voided (Part 2 §2.3.2); one that is voided already stays so. */
export const voidIn = async (tx: Tx, id: string, by: string): Promise<void> => {
  await tx
    .update(statements)
    .set({ voidedBy: by })
    .where(and(eq(statements.id, id), isNull(statements.voidedBy)));
};
