import type { Version } from '#app/domains/xapi/statements/checks.ts';
import type { StatementKeys } from '#app/domains/xapi/statements/statement-keys.ts';
import type { JsonObject } from '#app/domains/xapi/statements/vocabulary.ts';
import type { Database } from '#db/database.ts';
import type { statementTargets } from '#db/schema/xapi.ts';

/** A statement made ready outside of the unit: what is written of it, and what it is found by. */
export type PreparedStatement = {
  id: string;
  verb: string;
  registration: string | null;
  authority: string;
  body: string;
  size: number;
  keys: StatementKeys;
  statement: JsonObject;
};

export type StoringContext = {
  db: Database;
  appOrigin: string;
  now: Date;
  authority: JsonObject;
  authorityKey: string;
  version: Version;
  /** Owner of the activities that these statements are the first to define. */
  owner: string;
  /** Whether definitions in these statements are merged. */
  mayDefine: boolean;
  /** IRI prefixes of the activities that they may define; null: of any that are not somebody else's. */
  within: readonly string[] | null;
  /** Whether they may void what others said. */
  mayVoidAnything: boolean;
};

export type StatementReference = Pick<
  typeof statementTargets.$inferSelect,
  'statementId' | 'targetId' | 'voids' | 'authority' | 'anything'
>;
