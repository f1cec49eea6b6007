import { desc, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { runDueJobs } from '#app/platform/jobs.server.ts';
import { MINUTE_MS } from '#app/platform/time.ts';
import { memberships, people } from '#db/schema/accounts.ts';
import { programmeEnrolments } from '#db/schema/credits.ts';
import { mails } from '#db/schema/platform.ts';
import { jobHandlers } from '../../../server/scheduled-work.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import { pieceOf, said } from '#tests/support/words.ts';

const app = await makeApp();
const { db } = app.platform;
const officer = await app.person('officer');
const latvian = await app.association('first-lv', [officer], 'LV');
await app.association('first-ee', [officer], 'EE');

/** Somebody who has registered and been here never before. */
async function newcomer(name: string): Promise<Person> {
  const person = await app.person(name);
  const own = eq(people.id, person.id);
  await db.transact((tx) => tx.update(people).set({ firstStep: 'new', timeZone: 'Europe/Riga' }).where(own));
  return person;
}
const stepOf = async ({ id }: Person) =>
  (await db.read.select().from(people).where(eq(people.id, id)))[0]!.firstStep;
const WORK = {
  country: 'LV',
  profession: 'doctor',
  specialty: '',
  languages: ['lv', 'en'],
  timeZone: 'Europe/Riga',
};
const leadsTo = async (answer: Promise<Response>) => {
  const { status, headers } = await answer;
  return [status, headers.get('location')];
};

test('who registers stands at the first step, and whoever was here before never sees one', async () => {
  await app.post('/register', {
    name: 'Nora Neiland',
    email: 'nora@example.org',
    password: 'a long enough secret',
  });
  const [made] = await db.read.select().from(people).where(eq(people.email, 'nora@example.org'));
  expect(made!.firstStep).toBe('new');
  expect((await app.get('/', await app.person('settled'))).status).toBe(200);
});

test('three steps lead from the first sign-in to home, each saved by itself', async () => {
  const person = await newcomer('whole');
  expect(await leadsTo(app.get('/', person))).toEqual([302, '/welcome/about']);
  const first = await app.text('/welcome/about', person);
  expect(first).toContain(said('accounts:first.step', { n: 1, all: 3 }));
  // The zone is the browser's, and says the country.
  expect(first).toMatch(/<option value="LV" selected/);

  expect(await leadsTo(app.post('/welcome/about', WORK, person))).toEqual([302, '/welcome/association']);
  const second = await app.text('/welcome/association', person);
  expect(second).toMatch(/<input type="radio" name="associationId"[^>]*checked[^>]*>Association first-lv/);
  expect(second).toMatch(/<details>.*Association first-ee/s);
  expect((await app.post('/welcome/association', { associationId: latvian }, person)).status).toBe(422);
  const asked = { associationId: latvian, registrationNumber: 'LV-17' };
  expect(await leadsTo(app.post('/welcome/association', asked, person))).toEqual([302, '/welcome/programme']);

  const third = await app.text('/welcome/programme', person);
  expect(third).toContain(said('credits:enrol.needs.certificate'));
  const chosen = { programmeId: 'lv-lab', anchorDate: '2025-03-01' };
  expect((await app.post('/welcome/programme', { programmeId: 'lv-lab' }, person)).status).toBe(422);
  expect(await leadsTo(app.post('/welcome/programme', chosen, person))).toEqual([302, '/']);

  expect(await stepOf(person)).toBeNull();
  const [enrolled] = await db.read
    .select()
    .from(programmeEnrolments)
    .where(eq(programmeEnrolments.personId, person.id));
  expect(enrolled!.anchorDate).toBe('2025-03-01');
  const home = await app.text('/', person);
  expect(home).toContain(said('accounts:request.requested', { name: 'Association first-lv' }));
  expect(home).not.toContain(said('accounts:first.about.title'));
});

test('left for later, home names the next step first, and each can be passed by', async () => {
  const person = await newcomer('later');
  expect(await leadsTo(app.post('/welcome/about', { intent: 'later' }, person))).toEqual([302, '/']);
  expect(await app.text('/', person)).toContain(said('accounts:first.about.title'));
  await app.post('/welcome/about', WORK, person);
  expect(await app.text('/', person)).toMatch(
    new RegExp(`class="beam".*${said('accounts:first.association.title')}`, 's'),
  );
  expect(await leadsTo(app.post('/welcome/association', { intent: 'skip' }, person))).toEqual([
    302,
    '/welcome/programme',
  ]);
  await app.post('/welcome/programme', { intent: 'skip' }, person);
  expect(await stepOf(person)).toBeNull();
});

test('what a step asks for ends it wherever it is done', async () => {
  const person = await newcomer('elsewhere');
  await app.post('/profile', { ...WORK, name: 'Elsewhere Test', locale: 'en' }, person);
  expect(await stepOf(person)).toBe('association');
  await app.post('/profile', { intent: 'join', associationId: latvian, registrationNumber: 'LV-18' }, person);
  expect(await stepOf(person)).toBe('programme');
  await app.post('/credit', { programmeId: 'fi-sll' }, person);
  expect(await stepOf(person)).toBeNull();
});

test('while a request waits every wall says so, and the decision comes by mail', async () => {
  const person = await newcomer('waiting');
  await app.post('/welcome/about', WORK, person);
  expect(await app.text('/consultations/new', person)).toContain(said('errors:not_verified'));
  await app.post('/welcome/association', { associationId: latvian, registrationNumber: 'LV-19' }, person);
  await app.post('/welcome/programme', { programmeId: 'lv-lab', anchorDate: '2025-03-01' }, person);
  const waits = said('accounts:request.requested', { name: 'Association first-lv' });
  for (const page of ['/credit', '/welcome/association', '/consultations/new'])
    expect(await app.text(page, person), page).toContain(waits);
  const send = await app.post('/consultations/send', {}, person, { accept: 'application/json' });
  expect([send.status, await send.text()]).toEqual([403, expect.stringContaining('Association first-lv')]);

  const [asked] = await db.read.select().from(memberships).where(eq(memberships.personId, person.id));
  const decided = { membershipId: asked!.id, decision: 'declined', reason: 'Number unknown' };
  await app.post('/associations/first-lv/join-requests', decided, officer);
  // It can be taken back for ten minutes, and is told after them.
  const lastMail = () => db.read.$count(mails, eq(mails.recipient, person.email));
  const runJobs = () => runDueJobs(db, jobHandlers(app.platform), app.platform.log, app.platform.clock);
  await runJobs();
  expect(await lastMail()).toBe(0);
  app.moveClock(11 * MINUTE_MS);
  await runJobs();
  const [mail] = await db.read
    .select()
    .from(mails)
    .where(eq(mails.recipient, person.email))
    .orderBy(desc(mails.createdAt));
  expect(mail!.subject).toBe(said('accounts:mail.membership.declined'));
  expect(mail!.body).toContain('Number unknown');
  expect(await app.text('/credit', person)).toContain(pieceOf('credits:pending.why'));
});
