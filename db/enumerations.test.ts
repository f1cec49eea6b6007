import { getTableColumns, getTableName } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { openOwnDatabase } from '#tests/support/database.ts';
import { insertRow, refusalOf } from '#tests/support/rows.ts';
import { dialect } from './dialect.ts';
import { tables } from './references.ts';

const db = await openOwnDatabase();

const enumerated = tables.flatMap((table) =>
  Object.entries(getTableColumns(table))
    .filter(([, { enumValues }]) => enumValues)
    .map(([name, column]) => ({ table, name, column, title: `${getTableName(table)}.${column.name}` })),
);

describe(`on ${dialect}`, () => {
  test('there are columns that hold one of several words', () => {
    expect(enumerated.length).toBeGreaterThan(50);
  });

  test.each(enumerated)('$title takes its own words and no other', async ({ table, name, column }) => {
    const { enumValues, notNull } = column;
    await db.transact(async (tx) => {
      for (const word of [...enumValues!, ...(notNull ? [] : [null])])
        await insertRow(tx, table, { [name]: word });
    });
    for (const word of ['', `${enumValues![0]} `])
      expect(await refusalOf(db, (tx) => insertRow(tx, table, { [name]: word }))).toContain(
        `${getTableName(table)}_${column.name}_check`,
      );
  });
});
