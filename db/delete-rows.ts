import { getTableColumns, getTableName, inArray } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Tx } from './database.ts';
import { childrenFirst, configOf, type Reference, references } from './references.ts';

/** Rows by their key. */
export type Rows = { table: PgTable; ids: readonly string[] };

/** Columns at which the walk does not continue to the rows that hold them. */
export type Exceptions = {
  /** The row stays, and the column becomes empty. */
  clear?: readonly PgColumn[];
  /** Such a row must not be left: throws `StillReferred`, and the unit is undone. */
  refuse?: readonly PgColumn[];
};

/** Rows that stay refer to rows that were to go. */
export class StillReferred extends Error {
  override name = 'StillReferred';
  constructor(readonly column: string) {
    super(`rows that are to stay refer to what is to be deleted, by ${column}`);
  }
}

const BATCH = 500;

async function inBatches(ids: Iterable<string>, work: (some: string[]) => Promise<void>): Promise<void> {
  const all = [...ids];
  for (let from = 0; from < all.length; from += BATCH) await work(all.slice(from, from + BATCH));
}

const keyOf = (table: PgTable): PgColumn | undefined =>
  configOf(table).columns.find(({ primary }) => primary);
const order = childrenFirst();

/**
 * Deletes rows with everything that refers to them, however far, in the open unit: the references are those of the schema
 * (`references.ts`). Rows that nothing refers to are deleted by what they refer to, without being read.
 */
export async function deleteRows(
  tx: Tx,
  roots: readonly Rows[],
  { clear = [], refuse = [] }: Exceptions = {},
): Promise<void> {
  const going = new Map<PgTable, Set<string>>(order.map((table) => [table, new Set()]));
  for (const { table, ids } of roots) for (const id of ids) going.get(table)!.add(id);
  const leading = references.filter(({ column }) => !clear.includes(column) && !refuse.includes(column));
  await collect(tx, going, leading);

  for (const table of order) {
    const own = ({ column }: Reference) => column.table === table;
    const key = keyOf(table);
    if (key)
      await inBatches(
        going.get(table)!,
        async (ids) => void (await tx.delete(table).where(inArray(key, ids))),
      );
    if (!isReferred(table))
      for (const { column, to } of leading.filter(own))
        await inBatches(
          going.get(to.table)!,
          async (ids) => void (await tx.delete(table).where(inArray(column, ids))),
        );
    for (const { column, to } of references.filter(own)) {
      if (refuse.includes(column)) await mustBeFree(tx, column, going.get(to.table)!);
      if (clear.includes(column)) await empty(tx, column, going.get(to.table)!);
    }
  }
}

const isReferred = (table: PgTable): boolean => references.some(({ to }) => to.table === table);

/** Adds to `going` what refers to it, of tables that are themselves referred to, until nothing more is found. */
async function collect(tx: Tx, going: Map<PgTable, Set<string>>, leading: Reference[]): Promise<void> {
  const done = new Map<Reference, Set<string>>(leading.map((each) => [each, new Set()]));
  for (let found = true; found;) {
    found = false;
    for (const table of [...order].reverse().filter(isReferred))
      for (const reference of leading.filter(({ column }) => column.table === table)) {
        const asked = done.get(reference)!;
        const fresh = [...going.get(reference.to.table)!].filter((id) => !asked.has(id));
        await inBatches(fresh, async (ids) => {
          const rows = await tx
            .select({ id: keyOf(table)! })
            .from(table)
            .where(inArray(reference.column, ids));
          for (const { id } of rows) going.get(table)!.add(String(id));
          for (const id of ids) asked.add(id);
        });
        found ||= fresh.length > 0;
      }
  }
}

async function mustBeFree(tx: Tx, column: PgColumn, ids: Iterable<string>): Promise<void> {
  await inBatches(ids, async (some) => {
    const [row] = await tx.select({ column }).from(column.table).where(inArray(column, some)).limit(1);
    if (row) throw new StillReferred(`${getTableName(column.table)}.${column.name}`);
  });
}

async function empty(tx: Tx, column: PgColumn, ids: Iterable<string>): Promise<void> {
  const [name] = Object.entries(getTableColumns(column.table)).find(([, each]) => each === column)!;
  await inBatches(ids, async (some) => {
    await tx
      .update(column.table)
      .set({ [name]: null })
      .where(inArray(column, some));
  });
}
