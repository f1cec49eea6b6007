import { getTableName, sql } from 'drizzle-orm';
import type { PgColumn, PgInsertValue, PgTable } from 'drizzle-orm/pg-core';
import type { Tx } from './database.ts';
import { prepared } from './prepared.ts';

const SIZES = [64, 32, 16, 8, 4, 2, 1] as const;

/**
 * Writes these columns of the rows, in pieces of few sizes: each piece is one statement of a kind that is built once.
 * Rows that are there already stay as they are. Answers the columns of `returning` of those that were written.
 * Null cannot be given for a timestamp.
 */
export async function insertMany<Table extends PgTable, Field extends string = never>(
  tx: Tx,
  table: Table,
  names: readonly (keyof Table['$inferInsert'] & string)[],
  rows: readonly Table['$inferInsert'][],
  returning?: Record<Field, PgColumn>,
): Promise<Record<Field, unknown>[]> {
  const written: Record<Field, unknown>[] = [];
  for (let from = 0; from < rows.length;) {
    const size = SIZES.find((each) => each <= rows.length - from)!;
    const query = prepared<Tx, { execute(values: Record<string, unknown>): Promise<unknown> }>(
      tx,
      `insert:${getTableName(table)}:${names.length}:${size}`,
      (handle) => {
        const places = Array.from({ length: size }, (_, i) =>
          Object.fromEntries(names.map((name) => [name, sql.placeholder(`${name}${i}`)])),
        );
        const insert = handle
          .insert(table)
          .values(places as PgInsertValue<Table>[])
          .onConflictDoNothing();
        return returning ? insert.returning(returning) : insert;
      },
    );
    const values: Record<string, unknown> = {};
    for (let i = 0; i < size; i++)
      for (const name of names) values[name + i] = (rows[from + i] as Record<string, unknown>)[name];
    const answered = await query.execute(values);
    if (returning) written.push(...(answered as Record<Field, unknown>[]));
    from += size;
  }
  return written;
}
