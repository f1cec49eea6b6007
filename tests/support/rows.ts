import { getTableColumns } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Database, Tx } from '#db/database.ts';
import { foreignKeys } from '#db/references.ts';
import { newId } from '#app/platform/ids.server.ts';

export type Row = Record<string, unknown>;

let number = 1000;

function somethingFor({ dataType, enumValues }: PgColumn): unknown {
  if (enumValues) return enumValues[0];
  if (dataType === 'number') return ++number;
  if (dataType === 'boolean') return false;
  if (dataType === 'date') return new Date('2026-01-02T03:04:05Z');
  if (dataType === 'json') return [];
  return dataType === 'string' ? newId() : Buffer.from('some bytes');
}

/** A row of any table with something in every column that must hold something, and the rows that it refers to. */
export async function insertRow(tx: Tx, table: PgTable, given: Row = {}): Promise<Row> {
  const row: Row = { ...given };
  for (const [name, column] of Object.entries(getTableColumns(table))) {
    if (name in row || !column.notNull || column.hasDefault) continue;
    const to = foreignKeys.find((key) => key.column === column)?.to;
    if (to) {
      const parent = await insertRow(tx, to.table);
      row[name] = parent[Object.entries(getTableColumns(to.table)).find(([, each]) => each === to)![0]];
    } else row[name] = somethingFor(column);
  }
  const [written] = await tx.insert(table).values(row).returning();
  return written as Row;
}

/** The database's error for a unit, with its cause; empty where it takes it. */
export async function refusalOf(db: Database, work: (tx: Tx) => Promise<unknown>): Promise<string> {
  const words: string[] = [];
  const error: unknown = await db.transact(work).then(
    () => null,
    (reason: unknown) => reason,
  );
  for (let each = error; each instanceof Error; each = each.cause) words.push(each.message);
  return words.join(' / ');
}
