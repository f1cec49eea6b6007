import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type * as schema from './schema.ts';

/** A write without `.returning()` answers nothing usable: the drivers differ there. */
interface NoResult extends PgQueryResultHKT {
  readonly type: undefined;
}
type Shared =
  'select' | 'selectDistinct' | 'insert' | 'update' | 'delete' | 'query' | '$with' | 'with' | '$count';
export type Tx = Pick<PgDatabase<NoResult, typeof schema>, Shared>;
/** Outside a transaction there is only reading. */
export type Reader = Pick<Tx, 'select' | 'selectDistinct' | 'query' | '$with' | 'with' | '$count'>;

export type Database = {
  /** Reads, each on its own snapshot. A write through it fails on both databases. */
  readonly read: Reader;
  /**
   * Runs `work` as one serialisable unit; resolves once it is durable, rejects
   * and leaves nothing behind when `work` throws. `work` may be run again after a
   * serialisation conflict, so it touches nothing but `tx`.
   * Rejects with DatabaseBusy when the queue is full, the tries are spent, or the
   * unit took longer than its limit (it waited for something other than `tx`).
   */
  transact<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Whatever a `storedAt` column dates before this is to be seen by every read that begins later: the start of the oldest open unit. */
  consistentThrough(): Promise<Date>;
  /** Tells every process on this database that something named so has changed. It may get lost: look now and then. */
  signal(name: string): void;
  /** Hears signals of all processes; answers how to stop. */
  onSignal(listener: (name: string) => void): () => void;
  migrate(folder: string): Promise<void>;
  close(): Promise<void>;
};

/** Nothing was written; the same call may succeed a little later. HTTP answers 503 with Retry-After. */
export class DatabaseBusy extends Error {
  override name = 'DatabaseBusy';
}

export type DatabaseOptions = {
  synchronous?: 'FULL' | 'NORMAL';
  /** Units that may wait for the writer before new ones are refused. */
  queueLimit?: number;
  /** Milliseconds a unit may stay open. */
  unitLimitMs?: number;
};
