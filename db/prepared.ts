import { sql } from 'drizzle-orm';

const known = new WeakMap<object, Map<string, unknown>>();

/**
 * A query built once for a handle and run many times with values for its placeholders: for paths where building
 * costs more than the query. `handle` is `database.read` or a unit's `tx`, which on PostgreSQL is another one in each
 * unit: there a query of a unit is built once for it. In a `where`, a placeholder takes what the driver takes (text,
 * numbers); in `values` and `set` it takes what the column takes, and null only where the column keeps values as they are.
 */
export function prepared<Handle extends object, Query>(
  handle: Handle,
  name: string,
  build: (handle: Handle) => { prepare(name: string): Query },
): Query {
  let queries = known.get(handle);
  if (!queries) known.set(handle, (queries = new Map()));
  let query = queries.get(name) as Query | undefined;
  if (!query) queries.set(name, (query = build(handle).prepare(name)));
  return query;
}

/** A placeholder: the value is given to `execute` by this name. */
export const boundValue = sql.placeholder;

/** Placeholders for `set` and `values`, each named as its column; drizzle's types do not know placeholders in `set`. */
export const boundValues = <Name extends string>(...names: Name[]): Record<Name, never> =>
  Object.fromEntries(names.map((name) => [name, boundValue(name)])) as Record<Name, never>;
