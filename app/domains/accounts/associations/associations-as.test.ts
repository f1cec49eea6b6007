import { expect, test } from 'vitest';
import { newId } from '#app/platform/ids.server.ts';
import { associations, people } from '#db/schema/accounts.ts';
import { openOwnDatabase } from '#tests/support/database.ts';
import { associationName } from './association-name.server.ts';
import { associationsAs } from './associations-as.server.ts';

const db = await openOwnDatabase();
const names = { en: 'Sample', lv: 'Paraugs' };
await db.transact((tx) =>
  tx
    .insert(associations)
    .values({ id: newId(), slug: 'uzor', name: 'Узор', language: 'be', names, country: 'BY' }),
);

test.each([
  ['lv', { name: 'Paraugs', nameLanguage: 'lv' }],
  ['sv', { name: 'Узор', nameLanguage: 'be' }],
])(
  'an association is called as its reader calls it, and by its own name where it has no other (%s)',
  async (locale, called) => {
    const [found] = await db.read.select(associationsAs(locale)).from(associations);
    expect(found).toMatchObject({ ...called, language: 'be', names });
  },
);

test('the language may be that of each person', async () => {
  await db.transact((tx) =>
    tx.insert(people).values(
      ['lv', 'sv'].map((locale) => ({
        id: newId(),
        opaqueId: locale,
        email: `${locale}@majakka.test`,
        name: locale,
        locale,
        languages: [locale],
        timeZone: 'UTC',
        createdAt: new Date(),
      })),
    ),
  );
  const found = await db.read
    .select({ locale: people.locale, name: associationName(people.locale) })
    .from(associations)
    .crossJoin(people);
  expect(Object.fromEntries(found.map(({ locale, name }) => [locale, name]))).toEqual({
    lv: 'Paraugs',
    sv: 'Узор',
  });
});
