import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type * as schema from './schema.ts';

/** A write without `.returning()` answers nothing usable: the drivers differ there. */
interface NoResult extends PgQueryResultHKT {
  readonly type: undefined;
}
type Shared =
  | 'select'
  | 'selectDistinct'
  | 'insert'
  | 'update'
  | 'delete'
  | 'query'
  | '$with'
  | 'with'
  | '$count';
export type Tx = Pick<PgDatabase<NoResult, typeof schema>, Shared>;
/** Outside a transaction there is only reading. */
export type Reader = Pick<Tx, 'select' | 'selectDistinct' | 'query' | '$with' | 'with' | '$count'>;

export type Database = {
  /** The handle that was opened, also of one that was made from it: what is remembered of a database goes by it. */
  readonly root: Database;
  /** Reads, each on its own snapshot. A write through it fails on both databases. */
  readonly read: Reader;
  /**
   * Runs `work` as one serialisable unit; resolves once it is durable, rejects
   * and leaves nothing behind when `work` throws. `work` may be run again after a
   * serialisation conflict, so it touches nothing but `tx`.
   * Rejects with DatabaseBusy when the queue is full, the tries are spent, or the
   * unit took longer than its limit (it waited for something other than `tx`), and
   * with DatabaseAway when the connection broke and did not come back soon. A unit
   * is repeated after a broken connection only while its commit has not been sent.
   */
  transact<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * A unit for housekeeping, under a lock: one at a time of each `name` in all processes. It takes no part in the
   * serialisation conflicts of other units, and sees with each query what is committed then: it may only write what no
   * other unit reads or writes. Answers undefined, without running `work`, where another one holds the lock.
   */
  alone<T>(name: string, work: (tx: Tx) => Promise<T>): Promise<T | undefined>;
  /** Resolves when the database answers, on a connection that no reader or unit is waiting for. */
  probe(): Promise<void>;
  /** Whatever a `storedAt` column dates before this is to be seen by every read that begins later: the start of the oldest open unit. */
  consistentThrough(): Promise<Date>;
  /** Signals every process on this database that something of this name has changed. It may get lost: poll as well. */
  signal(name: string): void;
  /**
   * Listens to signals of all processes; returns a function that stops it. `missed` is called when some may have been lost:
   * read everything again.
   */
  onSignal(listener: (name: string) => void, missed?: () => void): () => void;
  migrate(folder: string): Promise<void>;
  close(): Promise<void>;
};

/** Nothing was written; the same call may succeed a little later. HTTP answers 503 with Retry-After. */
export class DatabaseBusy extends Error {
  override name = 'DatabaseBusy';
}

/**
 * The database cannot be reached, or does not answer. HTTP answers 503 with Retry-After.
 * `outcome` of a unit: `nothing` was written, or `unknown` where the connection broke after its commit had been sent.
 */
export class DatabaseAway extends Error {
  override name = 'DatabaseAway';
  constructor(
    readonly outcome: 'nothing' | 'unknown',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The fault of the database in an error or in what caused it; null where the database is not to blame. */
export function databaseFault(error: unknown): DatabaseBusy | DatabaseAway | null {
  for (let e = error; e instanceof Error; e = e.cause)
    if (e instanceof DatabaseBusy || e instanceof DatabaseAway) return e;
  return null;
}

export type DatabaseOptions = {
  synchronous?: 'FULL' | 'NORMAL';
  /** Units that may wait for the writer before new ones are refused. */
  queueLimit?: number;
  /** Milliseconds a unit may stay open. */
  unitLimitMs?: number;
  /** Milliseconds, on PostgreSQL: until a connection is there, or one of the pool is free. */
  connectMs?: number;
  /** … that a query may take, and that it may wait for a lock. */
  statementMs?: number;
  lockMs?: number;
  /** … that a transaction may be open without a query. */
  idleMs?: number;
  /** … to wait at the start for a database that is not there yet. */
  startWaitMs?: number;
  /** Called repeatedly while that wait lasts. */
  onWaiting?: (why: string) => void;
};
