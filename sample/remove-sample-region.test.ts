import { getTableName } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { makeApp } from '#tests/support/app.ts';
import { insertRow } from '#tests/support/rows.ts';
import { tables } from '#db/references.ts';
import { audit, auditDetails, jobs, limits, mails, rewrites } from '#db/schema/platform.ts';
import { signingKeys } from '#db/schema/certificates.ts';
import { activities, statementActivities } from '#db/schema/xapi.ts';
import { removeSampleRegion } from './remove-sample-region.ts';
import { seedSampleRegion } from './seed-sample-region.ts';

const app = await makeApp();
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

async function everything(): Promise<Record<string, unknown[]>> {
  const rows: Record<string, unknown[]> = {};
  for (const table of tables.filter((each) => !GOES_ON.has(each as never)))
    rows[getTableName(table)] = (await db.read.select().from(table)).toSorted((a, b) =>
      JSON.stringify(a) < JSON.stringify(b) ? -1 : 1,
    );
  return rows;
}

test('no row of the sample region stays when it is taken away, and every other row does', async () => {
  await db.transact(async (tx) => {
    for (const table of tables) if (table !== rewrites) await insertRow(tx, table);
  });
  const before = await everything();
  await seedSampleRegion(app.operator);
  const between = await everything();
  const grown = Object.keys(before).filter((name) => between[name]!.length > before[name]!.length);
  expect(grown.length).toBeGreaterThan(40);
  await removeSampleRegion(app.operator);
  expect(await everything()).toEqual(before);
}, 240_000);
