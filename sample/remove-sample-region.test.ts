import { getTableName } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { makeApp } from '#tests/support/app.ts';
import { insertRow } from '#tests/support/rows.ts';
import { seededRegion } from '#tests/support/seeded-region.ts';
import { tables } from '#db/references.ts';
import { audit, auditDetails, jobs, limits, mails, rewrites } from '#db/schema/platform.ts';
import { signingKeys } from '#db/schema/certificates.ts';
import { activities, statementActivities } from '#db/schema/xapi.ts';
import { removeSampleRegion } from './remove-sample-region.ts';

const app = await makeApp(undefined, await seededRegion());
const { db } = app.platform;

/** What was done is on record, what has to be sent is sent, and what activities are called is nobody's. */
const GOES_ON = new Set([
  audit,
  auditDetails,
  jobs,
  limits,
  mails,
  signingKeys,
  activities,
  statementActivities,
]);

/** Rows of each table as texts, in order. */
async function everything(): Promise<Map<string, string[]>> {
  const rows = new Map<string, string[]>();
  for (const table of tables.filter((each) => !GOES_ON.has(each as never))) {
    const found = await db.read.select().from(table);
    rows.set(getTableName(table), found.map((row) => JSON.stringify(row)).toSorted());
  }
  return rows;
}

test('no row of the sample region stays when it is taken away, and every other row does', async () => {
  const sample = await everything();
  expect([...sample.values()].filter((rows) => rows.length > 0).length).toBeGreaterThan(40);
  await db.transact(async (tx) => {
    for (const table of tables) if (table !== rewrites) await insertRow(tx, table);
  });
  const others = new Map<string, string[]>();
  for (const [name, rows] of await everything()) {
    const seeded = new Set(sample.get(name));
    others.set(
      name,
      rows.filter((row) => !seeded.has(row)),
    );
    expect([name, rows.length]).toEqual([name, seeded.size + others.get(name)!.length]);
  }
  await removeSampleRegion(app.operator);
  expect(await everything()).toEqual(others);
}, 240_000);
