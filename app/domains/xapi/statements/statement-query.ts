import type { Cursor } from './cursor.ts';
import type { StoredStatement } from './stored-statement.ts';

/** Keys are those of `statement/keys.ts`. */
export type StatementQuery = {
  agent?: string | undefined;
  relatedAgents?: boolean | undefined;
  activity?: string | undefined;
  relatedActivities?: boolean | undefined;
  verb?: string | undefined;
  registration?: string | undefined;
  /** Stored after this, up to that. */
  since?: Date | undefined;
  until?: Date | undefined;
  ascending?: boolean | undefined;
  limit?: number | undefined;
  /** Only statements of this authority. */
  authority?: string | undefined;
};

export type StatementQueryResult = { rows: StoredStatement[]; next: Cursor | null };
