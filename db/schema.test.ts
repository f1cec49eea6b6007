import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getTableName, type SQL } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyDatabase } from '#tests/support/database.ts';
import { readSchema } from '#tests/support/read-schema.ts';
import { appendOnlyTriggers } from './append-only-triggers.ts';
import { dialect } from './dialect.ts';
import { openDatabase } from './open-database.ts';
import { childrenFirst, configOf, foreignKeys, references, tables } from './references.ts';

const folder = mkdtempSync(join(tmpdir(), 'majakka-schema-'));
let present: Awaited<ReturnType<typeof readSchema>>;
beforeAll(async () => {
  const url = await copyDatabase(folder);
  present = await readSchema(url);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sorted = (lines: string[]): string[] => lines.toSorted();
const each = (lines: (config: ReturnType<typeof configOf>, name: string) => string[]): string[] =>
  sorted(tables.flatMap((table) => lines(configOf(table), getTableName(table))));

/** The migrations are written by a generator and, for data, by hand: what they make is what the schema says. */
describe(`on ${dialect}`, () => {
  test('a migrated database has the columns of the schema', () => {
    const wanted = each(({ columns }, name) =>
      columns.map((column) => `${name}.${column.name}${column.notNull ? ' not null' : ''}`),
    );
    expect(present.columns).toEqual(wanted);
  });

  test('… its indexes', () => {
    const wanted = each(({ indexes }, name) =>
      indexes.map(({ config }) => {
        const on = config.columns.map((column) => (column as { name: string }).name);
        return `${config.unique ? 'unique ' : ''}${config.name} on ${name}(${on.join()})${config.where ? ' partial' : ''}`;
      }),
    );
    expect(present.indexes).toEqual(wanted);
  });

  test('… its foreign keys', () => {
    const line = ({ column, to }: (typeof foreignKeys)[number]) =>
      `${getTableName(column.table)}.${column.name} -> ${getTableName(to.table)}.${to.name}`;
    expect(present.foreignKeys).toEqual(sorted(foreignKeys.map(line)));
  });

  test('… its constraints', () => {
    const wordsOf = (value: SQL) =>
      value.queryChunks.map((chunk) => (chunk as { value: string[] }).value).join();
    const wanted = each(({ checks }) =>
      checks.map(
        ({ name, value }) =>
          `${name}: ${[...wordsOf(value).matchAll(/'([^']*)'/g)].map(([, word]) => word).join()}`,
      ),
    );
    expect(present.checks).toEqual(wanted);
  });

  test('… and the triggers that keep append-only tables so', () => {
    expect(present.triggers).toEqual(sorted(appendOnlyTriggers().map(({ name }) => name)));
  });

  test('a trigger that is missing or another is put right at the next start', async () => {
    const url = await copyDatabase(mkdtempSync(join(folder, 'again-')));
    const [first, second] = appendOnlyTriggers();
    await readSchema(url, [
      ...[first!, second!].map(
        ({ name, table }) => `drop trigger "${name}"${dialect === 'pg' ? ` on "${table}"` : ''}`,
      ),
      second!.sql.replace("'repair', ", ''),
    ]);
    const db = await openDatabase(url);
    await db.migrate('db/migrations');
    await db.close();
    const again = await readSchema(url);
    expect(again.triggers).toEqual(present.triggers);
    expect(again.definitions).toEqual(present.definitions);
  });

  test('what refers to a table comes before it', () => {
    const order = childrenFirst();
    expect(order).toHaveLength(tables.length);
    for (const { column, to } of references.filter((each) => each.column.table !== each.to.table))
      expect(order.indexOf(column.table)).toBeLessThan(order.indexOf(to.table));
  });
});
