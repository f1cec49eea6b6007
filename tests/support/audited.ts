import { getTableName } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { wrapped } from './wrapped.ts';
import type { Database, Tx } from '#db/database.ts';

/** A unit that wrote: in which function it began, and the tables, by name. */
export type WritingUnit = { by: string; tables: string[] };

const WRITES = ['insert', 'update', 'delete'] as const;
const isWrite = (name: string | symbol): name is (typeof WRITES)[number] =>
  (WRITES as readonly (string | symbol)[]).includes(name);

/** The first function of the product on the stack, or null where a test opened the unit itself. */
function callerOf(stack: string): string | null {
  for (const line of stack.split('\n').slice(1)) {
    if (/tests\/support\/audited|\/db\/|node_modules|node:/.test(line)) continue;
    const path = /\/((?:app|server|cli)\/[^:)?]+)/.exec(line)?.[1];
    return path && !path.endsWith('.test.ts') ? path : null;
  }
  return null;
}

/** The database of a test, which hands over each unit of the product that wrote. */
export function audited(db: Database, note: (unit: WritingUnit) => void): Database {
  const transact: Database['transact'] = async (work) => {
    const by = callerOf(new Error().stack ?? '');
    if (by === null) return db.transact(work);
    let tables = new Set<string>();
    const answer = await db.transact((tx) => {
      tables = new Set();
      return work(
        new Proxy(tx, {
          get(target, name) {
            const value: unknown = Reflect.get(target, name);
            if (typeof value !== 'function') return value;
            if (!isWrite(name)) return value.bind(target) as unknown;
            return (table: PgTable, ...rest: unknown[]) => {
              tables.add(getTableName(table));
              return (value as (...all: unknown[]) => unknown).call(target, table, ...rest);
            };
          },
        }) satisfies Tx,
      );
    });
    if (tables.size > 0) note({ by, tables: [...tables].toSorted() });
    return answer;
  };
  return wrapped(db, { transact });
}
