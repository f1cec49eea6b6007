import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { eraseDuePeople } from '#app/domains/accounts/erasure/erase-due-people.server.ts';
import { auditDetails, audit, mails } from '#db/schema/platform.ts';
import { memberships, nameChanges, officers, people, sessions } from '#db/schema/accounts.ts';
import { webinarStaff, webinars } from '#db/schema/webinars.ts';
import { erasePersonByEmail } from '#app/domains/accounts/erasure/erase-person-by-email.server.ts';
import { addStaff } from '#app/domains/webinars/staff/add-staff.server.ts';
import { announceWebinar, takeSeat } from '#tests/support/webinar.ts';
import { processCtx } from '#app/platform/process-ctx.server.ts';
import { runDueJobs } from '#app/platform/jobs.server.ts';
import { DAY_MS } from '#app/platform/time.ts';
import { makeApp, PASSWORD, type Person } from '#tests/support/app.ts';
import { subjectsTo } from '#tests/support/mails.ts';
import { signInAgain } from '#tests/support/sign-in.ts';
import { said } from '#tests/support/words.ts';
import { jobHandlers } from '../../../server/scheduled-work.ts';

const app = await makeApp();
const { db } = app.platform;

const rowOf = async ({ id }: Person) => (await db.read.select().from(people).where(eq(people.id, id)))[0]!;
const eraseDue = () => eraseDuePeople(processCtx(app.platform, app.platform.clock()));

test('somebody who asked for it is signed out everywhere, and has the account back by signing in', async () => {
  const person = await app.person('undecided');
  const other = await signInAgain(app, person);
  const asked = await app.post('/profile/delete', {}, person);
  expect(asked.headers.get('location')).toBe('/sign-in');
  expect(await db.read.$count(sessions, eq(sessions.personId, person.id))).toBe(0);
  expect((await app.get('/profile', other)).status).toBe(302);

  app.moveClock(13 * DAY_MS);
  await eraseDue();
  await db.transact((tx) => tx.update(people).set({ firstStep: 'new' }).where(eq(people.id, person.id)));
  const back = await signInAgain(app, person);
  // Home leads on to the first steps, and it is the page there that says it.
  const home = await app.get('/', back);
  expect([home.status, home.headers.getSetCookie().filter((cookie) => cookie.startsWith('said='))]).toEqual([302, []]); // oxfmt-ignore
  const first = await app.get('/welcome/about', back);
  expect(await first.text()).toContain(said('accounts:said.kept'));
  expect(first.headers.getSetCookie().join()).toContain('said=;');
  expect((await app.get('/profile', back)).status).toBe(200);
  app.moveClock(20 * DAY_MS);
  await eraseDue();
  expect((await rowOf(person)).name).toBe('undecided Test');
  expect((await subjectsTo(app, person)).filter((subject) => subject.includes('account'))).toEqual([
    said('accounts:mail.erasure.askedSubject'),
    said('accounts:mail.erasure.withdrawnSubject'),
  ]);
});

test('after 14 days nothing says any more who it was, and an association keeps the number it had accepted', async () => {
  const person = await app.person('leaving');
  const officer = await app.person('officer');
  const [own, other] = [await app.association('own', [officer]), await app.association('other', [officer])];
  for (const [associationId, registrationNumber] of [
    [own, 'A-1'],
    [other, 'B-2'],
  ] as const)
    await app.post('/profile', { intent: 'join', associationId, registrationNumber }, person);
  await db.transact((tx) =>
    tx
      .update(memberships)
      .set({ state: 'accepted', decidedAt: new Date(), decidedBy: officer.id })
      .where(eq(memberships.associationId, own)),
  );
  const { opaqueId } = await rowOf(person);
  await app.post('/profile/delete', {}, person);
  app.moveClock(14 * DAY_MS + 1000);
  await eraseDue();
  await runDueJobs(db, jobHandlers(app.platform), app.platform.log, app.platform.clock);

  expect(await rowOf(person)).toMatchObject({
    name: '–',
    email: `${opaqueId}@erased.invalid`,
    passwordHash: null,
    registrationNumber: null,
    languages: [],
  });
  const left = await db.read.select().from(memberships).where(eq(memberships.personId, person.id));
  expect(left.map(({ registrationNumber, state }) => [registrationNumber, state])).toEqual([
    ['A-1', 'ended'],
  ]);
  expect(await db.read.$count(mails, eq(mails.recipient, person.email))).toBe(0);
  const details = await db.read
    .select({ action: audit.action, detail: auditDetails.detail })
    .from(audit)
    .innerJoin(auditDetails, eq(auditDetails.auditId, audit.id))
    .where(eq(audit.thing, opaqueId));
  expect(details.filter(({ detail }) => detail !== '{}' && !detail.startsWith('{"profiles"'))).toEqual([]);
  expect((await app.post('/sign-in', { email: person.email, password: PASSWORD })).status).toBe(401);
  // The address is free again.
  const again = await app.post('/register', { name: 'New Life', email: person.email, password: PASSWORD });
  expect(again.status).toBe(302);
});

test('that a name was approved or declined stays, without any name and without the reason', async () => {
  const person = await app.person('renamed');
  const officer = await app.person('deciding');
  const associationId = await app.association('deciding', [officer]);
  await app.post('/profile', { intent: 'join', associationId, registrationNumber: 'C-3' }, person);
  const own = eq(memberships.personId, person.id);
  await db.transact((tx) => tx.update(memberships).set({ state: 'accepted' }).where(own));
  for (const [name, decision] of [
    ['Renamed Married', 'approved'],
    ['Renamed Wrongly', 'declined'],
  ] as const) {
    await app.post('/profile', { intent: 'ask-name', name }, person);
    const [open] = await db.read.select().from(nameChanges).where(eq(nameChanges.state, 'requested'));
    const sent = { intent: 'name', changeId: open!.id, decision, reason: 'Her passport says so' };
    expect((await app.post('/associations/deciding/join-requests', sent, officer)).status).toBe(302);
  }
  await app.post('/profile', { intent: 'ask-name', name: 'Renamed Never' }, person);
  await app.post('/profile', { intent: 'withdraw-name' }, person);
  await app.post('/profile/delete', {}, person);
  app.moveClock(14 * DAY_MS + 1000);
  await eraseDue();
  const left = await db.read.select().from(nameChanges).where(eq(nameChanges.personId, person.id));
  expect(
    left.map(({ name, nameBefore, reason, decidedBy }) => [name, nameBefore, reason, decidedBy]),
  ).toEqual([
    ['–', '–', null, officer.id],
    ['–', '–', null, officer.id],
  ]);
});

test('the only officer of an association is asked to hand over first, and nothing is deleted', async () => {
  const officer = await app.person('only-officer');
  await app.association('only', [officer]);
  const refused = await app.post('/profile/delete', {}, officer);
  expect([refused.status, await refused.text()]).toEqual([
    409,
    expect.stringContaining(said('errors:last_in_charge')),
  ]);
  expect((await rowOf(officer)).eraseAt).toBeNull();
});

test('where the other officer has gone meanwhile, the erasure waits, tells who can help, and comes when somebody took over', async () => {
  const [leaving, blocked, next] = [
    await app.person('going'),
    await app.person('gone'),
    await app.person('next'),
  ];
  const administrator = await app.person('helping', ['administrator']);
  const associationId = await app.association('lonely', [leaving, blocked]);
  expect((await app.post('/profile/delete', {}, leaving)).status).toBe(302);
  await db.transact((tx) =>
    tx.update(people).set({ blockedAt: new Date() }).where(eq(people.id, blocked.id)),
  );
  app.moveClock(14 * DAY_MS + 1000);
  await eraseDue();
  await eraseDue();
  expect((await rowOf(leaving)).erasedAt).toBeNull();
  const noticesTo = (person: Person, key: 'waitsSubject' | 'handOverSubject') =>
    subjectsTo(app, person).then((all) =>
      all.filter((each) => each === said(`accounts:mail.erasure.${key}`)),
    );
  expect([
    await noticesTo(leaving, 'waitsSubject'),
    await noticesTo(administrator, 'handOverSubject'),
  ]).toEqual([[said('accounts:mail.erasure.waitsSubject')], [said('accounts:mail.erasure.handOverSubject')]]);
  const mail = await db.read.select().from(mails).where(eq(mails.recipient, administrator.email));
  expect(mail.map(({ body }) => [body.includes('Association lonely'), body.includes('going')])).toEqual([
    [true, false],
  ]);
  // At once, by the operator, neither.
  await expect(erasePersonByEmail(app.operator, leaving.email)).rejects.toMatchObject({
    code: 'last_in_charge',
  });

  await db.transact((tx) => tx.insert(officers).values({ associationId, personId: next.id }));
  await eraseDue();
  expect((await rowOf(leaving)).name).toBe('–');
});

test('a host cancels announced webinars first; those of a host who was erased all the same are cancelled, and nobody is named as helping', async () => {
  const [host, other] = [await app.person('host', ['mentor']), await app.person('cohost', ['mentor'])];
  const guest = await app.person('guest');
  const webinar = await announceWebinar(app, host);
  await takeSeat(app, webinar.slug, guest);
  const helped = await announceWebinar(app, other);
  await addStaff(await app.as(other), helped.id, { email: host.email, role: 'cohost' });
  expect(await app.text('/profile/delete', host)).toContain(`href="/mentor/webinars/${webinar.id}"`);
  const refused = await app.post('/profile/delete', {}, host);
  expect([refused.status, await refused.text()]).toEqual([
    409,
    expect.stringContaining(said('errors:webinars_to_hold')),
  ]);
  expect((await rowOf(host)).eraseAt).toBeNull();

  expect(await erasePersonByEmail(app.operator, host.email)).toBe(true);
  await runDueJobs(db, jobHandlers(app.platform), app.platform.log, app.platform.clock);
  const state = async ({ id }: { id: string }) =>
    (await db.read.select().from(webinars).where(eq(webinars.id, id)))[0]!.state;
  expect([await state(webinar), await state(helped)]).toEqual(['cancelled', 'announced']);
  expect((await subjectsTo(app, guest)).some((each) => each.startsWith('Cancelled'))).toBe(true);
  expect(await db.read.$count(webinarStaff, eq(webinarStaff.personId, host.id))).toBe(0);
});
