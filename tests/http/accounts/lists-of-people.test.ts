import { beforeAll, expect, test } from 'vitest';
import { eq, inArray } from 'drizzle-orm';
import { createPerson } from '#app/domains/accounts/people/create-person.server.ts';
import { nameColumns } from '#app/domains/accounts/people/name-columns.server.ts';
import { refreshNameColumns } from '#app/domains/accounts/people/refresh-name-columns.server.ts';
import { listReleasers } from '#app/domains/consultations/release/list-releasers.server.ts';
import { memberships, nameChanges, people } from '#db/schema/accounts.ts';
import { newId } from '#app/platform/ids.server.ts';
import { consultationReleasers } from '#db/schema/consultations.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import { answers, verified as verifiedDoctor } from '#tests/support/consultation.ts';

const app = await makeApp();
const { db } = app.platform;
const PROFILE = { locale: 'en', timeZone: 'Europe/Riga', country: 'LV', profession: 'doctor' };

/** In the order of Latvian; of another one in Swedish and in Estonian. */
const NAMES = [
  'abakumov Ivan',
  'Äijälä Antti',
  'ände Lars',
  'Éclair Luc',
  'Öberg Anna',
  'Šimkus Jonas',
  'Tamm Ülo',
  'Zetterlund Karl',
  'ŽUKAITĖ Ona',
  'Іванова Вольга',
];
const HOMES = { lv: '/associations/lv', sv: '/associations/sv', et: '/associations/et' } as const;
let officer: Person;
let admin: Person;

/** Members are made in another order than any list has them, and stored composed and decomposed in turn. */
beforeAll(async () => {
  officer = await app.person('officer');
  admin = await app.person('admin', ['administrator']);
  const ids: string[] = [];
  for (const [i, name] of NAMES.toReversed().entries())
    ids.push(
      await createPerson(app.operator, {
        email: `member-${i}@example.org`,
        name: name.normalize(i % 2 ? 'NFD' : 'NFC'),
        password: null,
        roles: [],
      }),
    );
  for (const slug of Object.keys(HOMES)) {
    const associationId = await app.association(slug, [officer], slug.toUpperCase(), slug);
    await db.transact(async (tx) => {
      for (const [i, personId] of ids.entries())
        await tx.insert(memberships).values({
          id: newId(),
          associationId,
          personId,
          registrationNumber: `N-${i}`,
          state: 'accepted',
          requestedAt: new Date(),
          decidedAt: new Date(),
          decidedBy: officer.id,
        });
    });
  }
});

const pageOf = async (path: string, person: Person) =>
  (await (await app.get(path, person)).text()).normalize('NFC');
/** Those of the names that a page has, in the order in which it has them. */
const inOrder = (page: string, names: string[] = NAMES) =>
  names
    .map((name) => ({ name, at: page.indexOf(`${name}<`) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)
    .map(({ name }) => name);
const found = async (q: string) =>
  inOrder(await pageOf(`${HOMES.lv}/list?all=1&q=${encodeURIComponent(q)}`, officer));

test.each([
  ['žukaitė', 'ŽUKAITĖ Ona'],
  ['ZUKAITE', 'ŽUKAITĖ Ona'],
  ['zukaite ona', 'ŽUKAITĖ Ona'],
  ['oberg', 'Öberg Anna'],
  ['anna öberg', 'Öberg Anna'],
  ['ÖBERG', 'Öberg Anna'],
  ['  Anna   öb ', 'Öberg Anna'],
  ['simkus', 'Šimkus Jonas'],
  ['ЁЛКА', ''],
  ['іванова', 'Іванова Вольга'],
  ['eclair', 'Éclair Luc'],
  ['oberg n-5', 'Öberg Anna'],
  ['100%', ''],
  ['_ber_', ''],
])('a member is found by “%s”, composed or decomposed', async (typed, name) => {
  const expected = name ? [name] : [];
  expect(await found(typed.normalize('NFC'))).toEqual(expected);
  expect(await found(typed.normalize('NFD'))).toEqual(expected);
});

const IN_LATVIAN = NAMES;
const IN_SWEDISH = ['abakumov Ivan', 'Éclair Luc', 'Šimkus Jonas', 'Tamm Ülo', 'Zetterlund Karl', 'ŽUKAITĖ Ona', 'Äijälä Antti', 'ände Lars', 'Öberg Anna', 'Іванова Вольга']; // oxfmt-ignore
const IN_ESTONIAN = ['abakumov Ivan', 'Éclair Luc', 'Šimkus Jonas', 'Zetterlund Karl', 'ŽUKAITĖ Ona', 'Tamm Ülo', 'Äijälä Antti', 'ände Lars', 'Öberg Anna', 'Іванова Вольга']; // oxfmt-ignore

test('members are in the order of the association’s language, whatever language the officer reads', async () => {
  expect(inOrder(await pageOf(`${HOMES.lv}/list?all=1`, officer))).toEqual(IN_LATVIAN);
  expect(inOrder(await pageOf(`${HOMES.sv}/list?all=1`, officer))).toEqual(IN_SWEDISH);
  expect(inOrder(await pageOf(`${HOMES.et}/list?all=1`, officer))).toEqual(IN_ESTONIAN);
});

test('each page of a list continues where the one before ended', async () => {
  const many = Array.from({ length: 60 }, (_, i) => `Ģērmanis ${String.fromCharCode(97 + (i % 26))}${i}`);
  const associationId = await app.association('large', [officer], 'LV', 'lv');
  for (const name of many.toReversed()) {
    const id = await createPerson(app.operator, {
      email: `${newId()}@example.org`,
      name,
      password: null,
      roles: [],
    });
    await db.transact(async (tx) => {
      await tx.insert(memberships).values({
        id: newId(), associationId, personId: id, registrationNumber: '1', state: 'accepted', requestedAt: new Date(),
      }); // oxfmt-ignore
    });
  }
  const sorted = many.toSorted(new Intl.Collator('lv').compare);
  expect(inOrder(await pageOf('/associations/large/members', officer), many)).toEqual(sorted.slice(0, 50));
  expect(inOrder(await pageOf('/associations/large/members?page=2', officer), many)).toEqual(
    sorted.slice(50),
  );
  const ids = (await db.read.select().from(people).where(inArray(people.name, many))).map(({ id }) => id);
  await db.transact(async (tx) => {
    await tx.delete(memberships).where(inArray(memberships.personId, ids));
    await tx.delete(people).where(inArray(people.id, ids));
  });
});

test('the administrator’s list is in the order of the reader’s language', async () => {
  const list = async (locale: string) => {
    await db.transact((tx) => tx.update(people).set({ locale }).where(eq(people.id, admin.id)));
    const pages = [1, 2, 3].map((page) => pageOf(`/admin/people?page=${page}`, admin));
    return inOrder((await Promise.all(pages)).join(''));
  };
  expect(await list('lv')).toEqual(IN_LATVIAN);
  expect(await list('fi')).toEqual(IN_SWEDISH);
  expect((await list('be'))[0]).toBe('Іванова Вольга');
});

test('colleagues are in the order of the asker’s language, and those who release in that of the association', async () => {
  const associationId = await app.association('consulting', [officer], 'LV', 'et');
  const asker = await verifiedDoctor(app, 'asker', associationId, { locale: 'lv' });
  const colleagues: Person[] = [];
  for (const name of ['Zeiger Anu', 'Tamm Ülo', 'Õun Mari', 'Öberg Anna']) {
    const colleague = await verifiedDoctor(app, 'colleague', associationId, nameColumns(name));
    await answers(app, colleague, 'cardiology');
    colleagues.push(colleague);
  }
  const names = async (person: Person) => {
    const answer = await app.get('/consultations/known?specialty=cardiology&reach=country', person);
    const known = (await answer.json()) as { colleagues: { name: string }[] };
    return known.colleagues.map(({ name }) => name.split(' ')[0]);
  };
  expect(await names(asker)).toEqual(['Öberg', 'Õun', 'Tamm', 'Zeiger']);
  await db.transact((tx) => tx.update(people).set({ locale: 'et' }).where(eq(people.id, asker.id)));
  expect(await names(asker)).toEqual(['Zeiger', 'Tamm', 'Õun', 'Öberg']);

  await db.transact(async (tx) => {
    for (const { id } of colleagues.toReversed())
      await tx.insert(consultationReleasers).values({ associationId, personId: id });
  });
  const releasers = await listReleasers(await app.as(officer), 'consulting');
  expect(releasers.map(({ name }) => name.split(' ')[0])).toEqual(['Zeiger', 'Tamm', 'Õun', 'Öberg']);
});

test('a new name is found and sorted at once: chosen, approved, or registered again', async () => {
  const doctor = await app.person('newly');
  const associationId = await app.association('names', [officer], 'SE', 'sv');
  const home = '/associations/names';
  const foundAs = async (q: string) =>
    (await pageOf(`${home}/list?all=1&q=${encodeURIComponent(q)}`, officer)).includes(
      `/members/${doctor.id}`,
    );
  await app.post('/profile', { ...PROFILE, name: 'Ärla Ån' }, doctor);
  await app.post('/profile', { intent: 'join', associationId, registrationNumber: 'N-9' }, doctor);
  const [row] = await db.read.select().from(memberships).where(eq(memberships.personId, doctor.id));
  await app.post(`${home}/join-requests`, { membershipId: row!.id, decision: 'accepted' }, officer);
  expect([await foundAs('an arla'), await foundAs('öst')]).toEqual([true, false]);

  await app.post('/profile', { intent: 'ask-name', name: 'Östen Ån' }, doctor);
  expect(await foundAs('osten')).toBe(false);
  const [asked] = await db.read.select().from(nameChanges).where(eq(nameChanges.personId, doctor.id));
  await app.post(
    `${home}/join-requests`,
    { intent: 'name', changeId: asked!.id, decision: 'approved' },
    officer,
  );
  expect([await foundAs('osten'), await foundAs('arla')]).toEqual([true, false]);

  const registration = (name: string) =>
    app.post('/register', { name, email: 'twice@example.org', password: 'a sentence of some length' });
  const keyOf = async () =>
    (await db.read.select().from(people).where(eq(people.email, 'twice@example.org')))[0]!;
  await registration('First Žagars');
  expect((await keyOf()).searchKey).toBe('first zagars');
  const { sortKeys } = await keyOf();
  await registration('Second Žagars');
  expect((await keyOf()).searchKey).toBe('second zagars');
  expect((await keyOf()).sortKeys['lv']! > sortKeys['lv']!).toBe(true);
});

test('at the start names get search and sort keys that are missing or of another version', async () => {
  const all = { q: `${HOMES.lv}/list?all=1` };
  await db.transact((tx) => tx.update(people).set({ searchKey: '', sortKeys: {} }));
  expect(await found('oberg')).toEqual([]);
  await refreshNameColumns(app.operator);
  expect(await found('oberg')).toEqual(['Öberg Anna']);
  expect(inOrder(await pageOf(all.q, officer))).toEqual(IN_LATVIAN);

  await db.transact((tx) =>
    tx
      .update(people)
      .set({ sortKeys: { lv: '01', version: '1 0.0' } })
      .where(eq(people.email, 'member-0@example.org')),
  );
  expect(inOrder(await pageOf(all.q, officer))).not.toEqual(IN_LATVIAN);
  await refreshNameColumns(app.operator);
  expect(inOrder(await pageOf(all.q, officer))).toEqual(IN_LATVIAN);
});

test('more join requests than a page holds are on further pages, and a decision leads back to its page', async () => {
  const associationId = await app.association('many', [officer]);
  const path = '/associations/many/join-requests';
  const applicants: string[] = [];
  for (let i = 0; i < 51; i++)
    applicants.push(
      await createPerson(app.operator, {
        email: `applicant-${i}@example.org`,
        name: `Applicant ${i}`,
        password: null,
        roles: [],
      }),
    );
  await db.transact((tx) =>
    tx.insert(memberships).values(
      applicants.map((personId, i) => ({
        id: newId(),
        associationId,
        personId,
        registrationNumber: `A-${i}`,
        state: 'requested' as const,
        requestedAt: new Date(Date.UTC(2026, 0, 1, 0, i)),
      })),
    ),
  );
  const asking = async (query: string) =>
    [...(await app.text(path + query, officer)).matchAll(/<h3>(Applicant \d+)<\/h3>/g)].map(
      ([, name]) => name,
    );
  const first = await asking('');
  expect([first.length, first[0]]).toEqual([50, 'Applicant 0']);
  expect(await asking('?page=2')).toEqual(['Applicant 50']);
  expect(await app.text(path, officer)).toContain(`href="${path}?page=2"`);
  const [last] = await db.read.select().from(memberships).where(eq(memberships.personId, applicants[50]!));
  const accepted = await app.post(
    `${path}?page=2`,
    { membershipId: last!.id, name: 'Applicant 50', decision: 'accepted' },
    officer,
  );
  expect(accepted.headers.get('location')).toBe(`${path}?page=2`);
  // That page is gone: the last one is shown.
  expect(await asking('?page=2')).toEqual(first);
});
