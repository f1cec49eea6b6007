import { eq, getTableColumns, getTableName } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { describe, expect, test } from 'vitest';
import { openOwnDatabase } from '#tests/support/database.ts';
import { insertRow, refusalOf, type Row } from '#tests/support/rows.ts';
import { APPEND_ONLY, type AppendOnly, type RewriteReason } from './append-only.ts';
import type { Tx } from './database.ts';
import { dialect } from './dialect.ts';
import { configOf, foreignKeys } from './references.ts';
import { rewriting } from './rewriting.ts';
import { rewrites } from './schema/platform.ts';

const db = await openOwnDatabase();

const cases = APPEND_ONLY.map((rule) => ({ rule, name: getTableName(rule.table) }));
const nameOf = (rule: AppendOnly, column: PgColumn): string =>
  Object.entries(getTableColumns(rule.table)).find(([, each]) => each === column)![0];

/** Something else than what stands in a column, of its kind; where it refers to a row, another one that exists. */
async function otherThan(column: PgColumn): Promise<unknown> {
  const { dataType } = column;
  const key = foreignKeys.find((each) => each.column === column)?.to;
  if (key) {
    const table = key.table;
    const made = await db.transact((tx) => insertRow(tx, table));
    return made[nameOf({ table, rewrittenFor: [] }, key)];
  }
  return dataType === 'number'
    ? 7
    : dataType === 'boolean'
      ? true
      : dataType === 'date'
        ? new Date(0)
        : 'other';
}

/** A row that is no draft any more, and how it is found: by the first column of its key. */
async function madeRow({ table, from }: AppendOnly): Promise<{ row: Row; key: PgColumn; value: unknown }> {
  const rule = { table, rewrittenFor: [] };
  const row = await db.transact((tx) =>
    insertRow(tx, table, from ? { [nameOf(rule, from)]: new Date(0) } : {}),
  );
  const { columns, primaryKeys } = configOf(table);
  const first = primaryKeys[0]?.columns[0]?.name;
  const key = columns.find(({ primary, name }) => primary || name === first)!;
  return { row, key, value: row[nameOf(rule, key)] };
}
const change = (tx: Tx, rule: AppendOnly, column: PgColumn, to: unknown, key: PgColumn, value: unknown) =>
  tx
    .update(rule.table)
    .set({ [nameOf(rule, column)]: to })
    .where(eq(key, value));

describe(`on ${dialect}`, () => {
  test.each(cases)('$name: no column of a row changes but those that are listed', async ({ rule, name }) => {
    const { row, key, value } = await madeRow(rule);
    const set = (column: PgColumn, to: unknown, which = value) =>
      refusalOf(db, (tx) => change(tx, rule, column, to, key, which).then(() => undefined));
    const refused: string[] = [];
    const listed = [...(rule.changing ?? []), ...(rule.once ?? [])];
    for (const [field, column] of Object.entries(getTableColumns(rule.table))) {
      const isOnce = rule.once?.includes(column) ?? false;
      const which = isOnce ? (await madeRow(rule)).value : value;
      const to = isOnce ? await otherThan(column) : row[field];
      const first = await set(column, to, which);
      expect([field, first === '']).toEqual([field, listed.includes(column)]);
      // What may be set once is refused the second time.
      refused.push(isOnce ? await set(column, to, which) : first);
    }
    for (const words of refused.filter((each) => each !== ''))
      expect(words).toContain(`${name} is append-only`);
    expect(refused.filter((each) => each === '')).toHaveLength(rule.changing?.length ?? 0);
  });

  test.each(cases)('$name: a row is deleted for the listed reasons alone', async ({ rule, name }) => {
    for (const reason of [null, 'sample', 'erasure', 'repair'] satisfies (RewriteReason | null)[]) {
      const { key, value } = await madeRow(rule);
      const remove = (tx: Tx) => tx.delete(rule.table).where(eq(key, value)).returning();
      const said = await refusalOf(db, (tx) =>
        reason ? rewriting(tx, reason, () => remove(tx)) : remove(tx),
      );
      const allowed = reason === 'repair' || (reason !== null && rule.rewrittenFor.includes(reason));
      expect([reason, said === '', said.includes(`${name} is append-only`)]).toEqual([
        reason,
        allowed,
        !allowed,
      ]);
    }
  });

  test.each(cases.filter(({ rule }) => rule.from))('$name: a draft is free', async ({ rule }) => {
    const row = await db.transact((tx) => insertRow(tx, rule.table));
    const { columns } = configOf(rule.table);
    const key = columns.find(({ primary }) => primary)!;
    const value = row[nameOf(rule, key)];
    const changed = columns.find(({ name }) => name === 'state' || name === 'note')!;
    await db.transact(async (tx) => {
      await change(tx, rule, changed, row[nameOf(rule, changed)], key, value);
      expect(await tx.delete(rule.table).where(eq(key, value)).returning()).toHaveLength(1);
    });
  });

  test.each(cases.filter(({ rule }) => rule.spare))(
    '$name: what is spare may be deleted',
    async ({ rule }) => {
      const field = nameOf(rule, rule.spare!);
      const rows = await db.transact(async (tx) => {
        await insertRow(tx, rule.table, { [field]: true });
        return tx.delete(rule.table).where(eq(rule.spare!, true)).returning();
      });
      expect(rows).toHaveLength(1);
    },
  );

  test('leave to rewrite ends with its work, within another leave and after a fault', async () => {
    const left = (tx: Tx) => tx.$count(rewrites);
    const inside = await db.transact(async (tx) => {
      const counts: number[] = [];
      await rewriting(tx, 'repair', async () => {
        await rewriting(tx, 'repair', async () => void counts.push(await left(tx)));
        await rewriting(tx, 'sample', async () => void counts.push(await left(tx)));
        counts.push(await left(tx));
      });
      return [...counts, await left(tx)];
    });
    expect(inside).toEqual([1, 2, 1, 0]);
    const fault = db.transact((tx) => rewriting(tx, 'repair', () => Promise.reject(new Error('broken off'))));
    await expect(fault).rejects.toThrow('broken off');
    expect(await db.read.$count(rewrites)).toBe(0);
  });
});
