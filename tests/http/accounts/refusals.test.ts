import { eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { memberships, passkeys } from '#db/schema/accounts.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import { alertsOf, formWith, isOpenAround, textsOf, valuesOf } from '#tests/support/forms.ts';
import { passkeysAt } from '#tests/support/passkeys.ts';
import { said } from '#tests/support/words.ts';

const app = await makeApp();
const { db } = app.platform;
const { addPasskey } = passkeysAt(app);
let officer: Person;
let associationId: string;

beforeAll(async () => {
  officer = await app.person('officer');
  associationId = await app.association('latvia', [officer]);
});

const post = async (path: string, form: Record<string, string | string[]>, person: Person) => {
  const answer = await app.post(path, form, person);
  return [answer.status, await answer.text()] as const;
};

test('a name asked for a second time stays readable under the reason; what is there no more is not withdrawn', async () => {
  const doctor = await app.person('doctor');
  await post('/profile', { intent: 'join', associationId, registrationNumber: 'N-1' }, doctor);
  const [row] = await db.read.select().from(memberships).where(eq(memberships.personId, doctor.id));
  await post('/associations/latvia/join-requests', { membershipId: row!.id, decision: 'accepted' }, officer);
  const form = textsOf(await (await app.get('/profile', doctor)).text(), 'value="ask-name"');
  const ask = (name: string) => post('/profile', { ...form, intent: 'ask-name', name }, doctor);
  expect((await ask('Anna Married'))[0]).toBe(302);
  const [status, page] = await ask('Anna Twice');
  expect(status).toBe(409);
  for (const piece of [said('errors:name_change_open'), 'Anna Twice'])
    expect(alertsOf(page)[0]).toContain(piece);

  const withdraw = () => post('/profile', { intent: 'withdraw-name' }, doctor);
  expect((await withdraw())[0]).toBe(302);
  const [twice, without] = await withdraw();
  expect([twice, alertsOf(without)]).toEqual([409, [[said('errors:already_decided')]]]);
});

test('a decision that is refused says so in its own card', async () => {
  const applicants = [await app.person('first'), await app.person('second')];
  for (const each of applicants)
    await post('/profile', { intent: 'join', associationId, registrationNumber: `R-${each.id}` }, each);
  const rows = await db.read.select().from(memberships).where(eq(memberships.state, 'requested'));
  const row = rows.find(({ personId }) => personId === applicants[1]!.id)!;
  const [status, page] = await post(
    '/associations/latvia/join-requests',
    { membershipId: row.id, decision: 'declined', reason: '' },
    officer,
  );
  expect(status).toBe(422);
  expect(formWith(page, 'role="alert"')).toContain(`value="${row.id}"`);
});

test('a passkey whose new name is refused is the one that is open and marked', async () => {
  const person = await app.person('holder');
  for (const name of ['Red key', 'Blue key']) await addPasskey(person, name);
  const [one, other] = await db.read.select().from(passkeys).where(eq(passkeys.personId, person.id));
  const form = { intent: 'rename-passkey', passkeyId: one!.id, name: ' ' };
  const [status, page] = await post('/profile/security', form, person);
  expect(status).toBe(422);
  expect(isOpenAround(page, `id="${one!.id}-name-error"`)).toBe(true);
  expect(isOpenAround(page, `id="${other!.id}-name"`)).toBe(false);
  expect(page.match(/aria-invalid/g)).toHaveLength(1);
  expect(alertsOf(page)).toHaveLength(1);
});

test('a person whose roles are refused is the row that is open, with what was ticked', async () => {
  const [admin, person] = [await app.person('admin', ['administrator']), await app.person('somebody')];
  const wrong = { personId: person.id, roles: ['author', 'emperor'], blocked: 'yes' };
  const [status, page] = await post('/admin/people', wrong, admin);
  expect(status).toBe(422);
  const form = formWith(page, `value="${person.id}"`, 'name="roles"');
  expect(isOpenAround(page, `id="${person.id}-roles-error"`)).toBe(true);
  expect(valuesOf(form)).toMatchObject({ roles: 'author', blocked: 'yes' });
  expect(isOpenAround(page, `name="personId" value="${admin.id}"`)).toBe(false);

  // Nobody takes their own role.
  const [own, refused] = await post('/admin/people', { personId: admin.id, roles: [] }, admin);
  expect(own).toBe(409);
  expect(formWith(refused, `value="${admin.id}"`, 'name="roles"')).toContain('role="alert"');
});
