import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { officers, personRoles } from '#db/schema/accounts.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import { bodiesTo } from '#tests/support/mails.ts';
import { pieceOf, said } from '#tests/support/words.ts';

const app = await makeApp();
const { read } = app.platform.db;
const admin = await app.person('chief', ['administrator']);
const author = await app.person('writer', ['author']);
const doctor = await app.person('plain');
const associationId = await app.association('latvia', [await app.person('officer')]);

const rolesOf = async ({ id }: Person) =>
  (await read.select().from(personRoles).where(eq(personRoles.personId, id))).map(({ role }) => role).sort();
const isOfficer = async ({ id }: Person) =>
  (await read.$count(officers, and(eq(officers.personId, id), eq(officers.associationId, associationId)))) ===
  1;
const set = (person: Person, form: Record<string, string | string[]>) =>
  app.post('/admin/people', { personId: person.id, ...form }, admin);

test('people are found by name, address, role and office; what nobody has is said', async () => {
  const found = async (query: string) => {
    const page = await app.text(`/admin/people?${query}`, admin);
    return ['chief', 'writer', 'plain', 'officer'].filter((name) => page.includes(`<strong>${name} Test<`));
  };
  expect(await found('')).toEqual(['chief', 'writer', 'plain', 'officer']);
  expect(await found('q=WRIT')).toEqual(['writer']);
  expect(await found(`q=${encodeURIComponent(doctor.email)}`)).toEqual(['plain']);
  expect(await found('role=author')).toEqual(['writer']);
  expect(await found('role=officer')).toEqual(['officer']);
  expect(await found('role=blocked')).toEqual([]);
  expect(await found('role=nonsense&page=-2')).toEqual(['chief', 'writer', 'plain', 'officer']);
  expect(await app.text('/admin/people?q=nobody-at-all', admin)).toContain(said('accounts:people.noneFound'));
});

test('nobody becomes an administrator before the question is answered', async () => {
  const asked = await set(doctor, { roles: 'administrator' });
  expect(asked.status).toBe(422);
  const page = await asked.text();
  expect(page).toContain('name="sure"');
  expect(page).toContain(pieceOf('errors:confirm_administrator'));
  expect(await rolesOf(doctor)).toEqual([]);
  expect((await set(doctor, { roles: 'administrator', sure: 'yes' })).status).toBe(302);
  expect(await rolesOf(doctor)).toEqual(['administrator']);
  // Of somebody who is one, nothing is asked.
  expect((await set(doctor, { roles: ['administrator', 'mentor'] })).status).toBe(302);
  expect((await set(doctor, {})).status).toBe(302);
});

test('roles and offices come back as they were, unless they have changed since', async () => {
  const answer = await set(author, { roles: ['mentor'], officerOf: associationId });
  const cookie = answer.headers
    .getSetCookie()
    .find((each) => each.startsWith('said='))!
    .split(';')[0]!;
  const next = await app.get('/admin/people', { ...admin, cookie: `${admin.cookie}; ${cookie}` });
  const page = await next.text();
  const field = (name: string) =>
    new RegExp(`name="${name}" value="([^"]*)"`).exec(page.slice(page.indexOf('value="undo"')))![1]!;
  const undo = {
    intent: 'undo',
    personId: field('personId'),
    revision: field('revision'),
    before: field('before').replaceAll('&quot;', '"'),
  };
  expect((await app.post('/admin/people', undo, admin)).status).toBe(302);
  expect([await rolesOf(author), await isOfficer(author)]).toEqual([['author'], false]);
  await set(author, { roles: ['author', 'mentor'] });
  expect((await app.post('/admin/people', undo, admin)).status).toBe(409);
  expect((await app.post('/admin/people', { ...undo, before: 'nonsense' }, admin)).status).toBe(422);
  expect(await rolesOf(author)).toEqual(['author', 'mentor']);
});

test('who is given something, or loses it, reads so in a mail; nothing is sent where all stays', async () => {
  const nurse = await app.person('nurse');
  const received = () => bodiesTo(app, nurse);
  await set(nurse, { roles: ['mentor'], officerOf: associationId });
  await set(nurse, { roles: ['mentor'], officerOf: associationId });
  expect(await received()).toHaveLength(1);
  expect((await received())[0]).toContain(
    [said('accounts:roles.mentor'), `${said('accounts:roles.officer')} (Association latvia)`]
      .map((role) => said('accounts:mail.roles.given', { role }))
      .join('\n'),
  );
  await set(nurse, { officerOf: associationId });
  expect((await received()).at(-1)).toContain(
    `\n${said('accounts:mail.roles.taken', { role: said('accounts:roles.mentor') })}\n`,
  );
});
