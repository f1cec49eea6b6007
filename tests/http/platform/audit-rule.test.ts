import { expect, test } from 'vitest';
import { createAssociation } from '#app/domains/accounts/associations/create-association.server.ts';
import { makeApp } from '#tests/support/app.ts';
import { tablesWithoutAudit } from '#tests/support/audit-rule.ts';
import { audited, type WritingUnit } from '#tests/support/audited.ts';
import { people } from '#db/schema/accounts.ts';

const app = await makeApp();

test('a unit of a verb is seen with the tables that it wrote, and one of a test is not', async () => {
  const units: WritingUnit[] = [];
  const db = audited(app.platform.db, (unit) => units.push(unit));
  await createAssociation(
    { ...app.operator, db },
    { slug: 'seen', name: 'Seen', language: 'en', country: 'LV' },
    [],
  );
  await db.transact((tx) => tx.update(people).set({ locale: 'lv' }));
  expect(units).toEqual([
    {
      by: 'app/domains/accounts/associations/create-association.server.ts',
      tables: expect.arrayContaining(['associations', 'audit']) as string[],
    },
  ]);
});

test('a unit that wrote and appended nothing is named, unless its tables or the unit may do without', () => {
  const by = 'app/domains/accounts/associations/create-association.server.ts';
  expect(tablesWithoutAudit({ by, tables: ['associations', 'audit'] })).toEqual([]);
  expect(tablesWithoutAudit({ by, tables: ['associations', 'jobs'] })).toEqual(['associations']);
  expect(tablesWithoutAudit({ by, tables: ['jobs', 'room_events'] })).toEqual([]);
  const job = 'app/domains/scorm/versions/move-learners.server.ts';
  expect(tablesWithoutAudit({ by: job, tables: ['people', 'registrations'] })).toEqual(['people']);
});
