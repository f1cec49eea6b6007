import { eq } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { expect, test } from 'vitest';
import { confirmCard } from '#app/domains/consultations/legal/confirm-card.server.ts';
import { readCase } from '#app/domains/consultations/cases/read-case.server.ts';
import { CHECK_VERSION } from '#app/domains/consultations/deidentify/check.ts';
import { deleteSentForms } from '#app/platform/sent-answers.server.ts';
import { newId } from '#app/platform/ids.server.ts';
import { HOUR_MS, MINUTE_MS, wallClockIn } from '#app/platform/time.ts';
import { memberships, officers, sessions } from '#db/schema/accounts.ts';
import { courseDisclosures } from '#db/schema/catalogue.ts';
import { consultationEntries } from '#db/schema/consultations.ts';
import {
  accreditationApplications,
  accreditations,
  applicationReviews,
  ruleSets,
} from '#db/schema/credits.ts';
import {
  mentoringGoals,
  mentoringMeetings,
  mentoringNotes,
  mentoringProgrammes,
} from '#db/schema/mentoring.ts';
import { mails, sentForms } from '#db/schema/platform.ts';
import { webinarQuestions, webinars } from '#db/schema/webinars.ts';
import { credentials } from '#db/schema/xapi.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import { askCase, consulting } from '#tests/support/consultation.ts';
import { publishCourse } from '#tests/support/course.ts';
import { day } from '#tests/support/days.ts';
import { begunPair } from '#tests/support/mentoring.ts';
import { setUpApp } from '#tests/support/sign-in.ts';
import { announceWebinar, SCHEDULE } from '#tests/support/webinar.ts';

const app = await makeApp();
const { db } = app.platform;

type Form = Record<string, string>;
/** As a browser sends it: with the drawing that the form holds. */
async function drawn(path: string, person: Person, intent?: string): Promise<Form> {
  const forms = (await (await app.get(path, person)).text()).split('<form').slice(1);
  const own = forms.filter((form) =>
    intent ? form.includes(`name="intent" value="${intent}"`) : !form.includes('name="intent"'),
  );
  const once = own.map((form) => /name="once" value="([^"]+)"/.exec(form.split('</form>')[0]!)?.[1]);
  expect(once, `${path} ${intent ?? ''}`).not.toContain(undefined);
  return { once: once[0]! };
}
const SCRIPT = { accept: 'application/json' };
/** Presses the button of a form twice at once: how many rows that made, and what each press was answered. */
async function pressTwice(table: PgTable, path: string, form: Form, person: Person, to = path, headers = {}) {
  const whole = { ...form, ...(await drawn(path, person, form['intent'])) };
  const before = await db.read.$count(table);
  const press = async () => {
    const answer = await app.post(to, whole, person, headers);
    return [answer.status, answer.headers.get('location'), await answer.text()] as const;
  };
  const [first, second] = await Promise.all([press(), press()]);
  const third = await press();
  expect(third[0], third[2]).toBeLessThan(400);
  expect([first, second].map(([status]) => status)).toEqual([third[0], third[0]]);
  expect([first[1], second[1]]).toEqual([third[1], third[1]]);
  return { made: (await db.read.$count(table)) - before, first, third, press: whole };
}
const when = (hours: number) => wallClockIn('UTC', new Date(Date.now() + hours * HOUR_MS));

test('what an association makes is made once, however often its button is pressed', async () => {
  const [author, officer] = [await app.person('author', ['author']), await app.person('officer')];
  const associationId = await app.association('latvia', [officer]);
  const course = await publishCourse(app, author);
  const home = '/associations/latvia';
  const of = async (...press: Parameters<typeof pressTwice>) => (await pressTwice(...press)).made;

  const accredit = {
    programmeId: 'lv-lab',
    units: '2',
    category: 'Family',
    code: 'A-1',
    validFrom: day(),
    validTo: day(90),
    repeatable: '',
  };
  expect(await of(accreditations, `${home}/courses/${course.versionId}`, accredit, officer)).toBe(1);

  const apply = `/author/courses/${course.courseId}/accreditation`;
  const disclose = { intent: 'disclose', name: 'Dr Bērziņa', role: 'author', statedOn: day() };
  expect(await of(courseDisclosures, apply, disclose, author)).toBe(1);
  const application = {
    associationId, programmeId: 'lv-lab', needs: 'Few', outcomes: 'To know', audience: 'Doctors', agenda: '30 Cases',
    faculty: 'Dr Bērziņa', funding: 'None', contentUntil: '2099-01-01',
  }; // oxfmt-ignore
  expect(await of(accreditationApplications, apply, application, author)).toBe(1);
  const [filed] = await db.read.select().from(accreditationApplications);
  const invite = {
    intent: 'invite',
    reviewerName: 'Prof. Kask',
    reviewerEmail: 'kask@example.org',
    days: '7',
  };
  const letters = await db.read.$count(mails);
  expect(await of(applicationReviews, `${home}/applications/${filed!.id}`, invite, officer)).toBe(1);
  expect(await db.read.$count(mails)).toBe(letters + 1);

  const words = {
    language: 'en',
    title: 'A mentor',
    summary: 'For a year.',
    agreement: 'It stays between us.',
  };
  expect(await of(mentoringProgrammes, `${home}/mentoring`, words, officer)).toBe(1);
  expect(await of(ruleSets, `${home}/rules`, { programmeId: 'lv-lab' }, officer)).toBe(1);
});

test('a key that is asked for twice is one, and both presses show its secret', async () => {
  const officer = await app.person('keeper');
  await app.association('keys', [officer]);
  const form = {
    intent: 'create',
    name: 'A clinic',
    scopes: 'statements/write',
    prefixes: '',
    perMinute: '',
    days: '',
  };
  const { made, first, third } = await pressTwice(credentials, '/associations/keys/tools', form, officer);
  const [row] = await db.read.select().from(credentials);
  expect(made).toBe(1);
  const secret = (page: string) => page.replaceAll(/value="[^"]*"/g, '').match(/[\w-]{43}/g)!;
  expect(first[2]).toContain(row!.id);
  expect(secret(third[2])).toEqual(secret(first[2]));
  expect(
    (await db.read.select().from(sentForms)).every(
      ({ answer }) => answer !== null && !answer.includes(row!.id),
    ),
  ).toBe(true);
});

test('a webinar, its repeats and its questions are made once', async () => {
  const mentor = await app.person('mentor', ['mentor']);
  const { specialties: _, ...schedule } = { ...SCHEDULE, ...when(48) };
  expect(
    (await pressTwice(webinars, '/mentor/webinars/new', { ...schedule, intent: 'schedule' }, mentor)).made,
  ).toBe(1);
  const { id } = await announceWebinar(app, mentor);
  const own = `/mentor/webinars/${id}`;
  expect((await pressTwice(webinars, own, { intent: 'repeat', weeks: '1', times: '2' }, mentor)).made).toBe(
    2,
  );
  const question = {
    intent: 'question',
    question: 'What comes first?',
    options: '*the patient\nthe printer',
  };
  expect((await pressTwice(webinarQuestions, own, question, mentor)).made).toBe(1);
});

test('goals, notes and meetings of a pair are made once; other words, or the same from a new page, are others', async () => {
  const { pairId, mentee } = await begunPair(app);
  const path = `/pairs/${pairId}`;
  const note = { intent: 'note', body: 'A thought' };
  expect(
    (await pressTwice(mentoringGoals, path, { intent: 'goal', body: 'No fear', before: '2' }, mentee)).made,
  ).toBe(1);
  expect(
    (await pressTwice(mentoringMeetings, path, { intent: 'propose', ...when(72), agenda: '' }, mentee)).made,
  ).toBe(1);
  const { made, press } = await pressTwice(mentoringNotes, path, note, mentee);
  await app.post(path, { ...press, body: 'Another thought' }, mentee);
  expect([made, (await pressTwice(mentoringNotes, path, note, mentee)).made]).toEqual([1, 1]);
  expect(await db.read.$count(mentoringNotes)).toBe(3);

  // What was refused is not remembered: the same page may send it again.
  const fresh = await drawn(path, mentee, 'note');
  expect((await app.post(path, { ...note, ...fresh, body: '' }, mentee)).status).toBe(422);
  expect((await app.post(path, { ...note, ...fresh }, mentee)).status).toBe(302);
  expect(await db.read.$count(mentoringNotes)).toBe(4);
});

test('an answer that a slow line sends twice is one, and both presses lead to the case', async () => {
  const home = await consulting(app);
  const id = await askCase(app, home);
  await confirmCard(await app.as(home.specialist), 'LV');
  await readCase(await app.as(home.specialist), id);
  const answer = {
    intent: 'answer',
    kind: 'ask_back',
    body: 'How often a night?',
    before: '',
    minutes: '5',
    checkVersion: CHECK_VERSION,
    kept: '[]',
  };
  const path = `/consultations/${id}`;
  const { made, first, third } = await pressTwice(
    consultationEntries,
    path,
    answer,
    home.specialist,
    `${path}/act`,
    SCRIPT,
  );
  expect([made, first[0], first[2]]).toEqual([1, 200, third[2]]);
});

test('recovery codes are shown again to the session that made them, while it has proved who it is', async () => {
  const person = await app.person('forgetful');
  await setUpApp(app, person);
  const path = '/profile/security';
  const form = { intent: 'make-codes', ...(await drawn(path, person, 'make-codes')) };
  const codesIn = async (answer: Response) => /<ul class="codes">.*?<\/ul>/s.exec(await answer.text())?.[0];
  const first = await codesIn(await app.post(path, form, person));
  expect(first).toContain('<li');
  expect(await codesIn(await app.post(path, form, person))).toEqual(first);
  const { actor } = await app.as(person);
  await db.transact((tx) =>
    tx
      .update(sessions)
      .set({ confirmedAt: new Date(Date.now() - HOUR_MS) })
      .where(eq(sessions.personId, actor!.id)),
  );
  const later = await app.post(path, form, person);
  expect([later.status, later.headers.get('location')]).toEqual([
    307,
    expect.stringContaining('/profile/confirm'),
  ]);
});

test('continuing a course again later makes a new launch, and a double press makes one', async () => {
  const [author, doctor] = [await app.person('teacher', ['author']), await app.person('learner')];
  const { slug } = await publishCourse(app, author);
  const path = `/courses/${slug}`;
  expect((await app.post(path, { intent: 'register', language: 'en' }, doctor)).status).toBe(302);
  const form = { intent: 'launch', ...(await drawn(path, doctor, 'launch')) };
  const press = async () => (await app.post(path, form, doctor)).headers.get('location');
  const [one, two] = await Promise.all([press(), press()]);
  expect([one, two, await press()]).toEqual([expect.stringContaining('/launches/'), one, one]);
  app.moveClock(11 * MINUTE_MS);
  const later = await press();
  expect([later, later === one]).toEqual([expect.stringContaining('/launches/'), false]);
});

test('sent forms are forgotten after a day', async () => {
  expect(await db.read.$count(sentForms)).toBeGreaterThan(0);
  await deleteSentForms(db, new Date(Date.now() + 23 * HOUR_MS));
  expect(await db.read.$count(sentForms)).toBeGreaterThan(0);
  await deleteSentForms(db, new Date(Date.now() + 25 * HOUR_MS));
  expect(await db.read.$count(sentForms)).toBe(0);
});

test('a person who has lost access by the first press is led where it led, and nobody else learns of it', async () => {
  const [officer, member, stranger] = [
    await app.person('chair'),
    await app.person('member'),
    await app.person('stranger'),
  ];
  const associationId = await app.association('closing', [officer]);
  await db.transact(
    (tx) =>
    tx.insert(memberships).values({
      id: newId(), associationId, personId: member.id, registrationNumber: 'C-1', state: 'accepted', requestedAt: new Date(),
    }), // oxfmt-ignore
  );
  const path = `/associations/closing/members/${member.id}`;
  const form = { intent: 'end', reason: 'Moved away', ...(await drawn(path, officer, 'end')) };
  const first = await app.post(path, form, officer);
  expect(first.status).toBe(302);
  const second = await app.post(path, form, officer);
  expect([second.status, second.headers.get('location')]).toEqual([302, first.headers.get('location')]);
  expect((await app.post(path, form, stranger)).status).toBe(409);
  expect((await app.post(path, { ...form, once: '' }, stranger)).status).toBe(404);
  expect((await app.post(path, { ...form, reason: 'Something else' }, officer)).status).toBe(404);
});

test('a secret that was shown once is not shown again to a person who lost the right to it', async () => {
  const officer = await app.person('leaving');
  const associationId = await app.association('lost', [officer]);
  const path = '/associations/lost/tools';
  const form = { intent: 'create', name: 'A clinic', scopes: 'statements/write', prefixes: '', perMinute: '', days: '', ...(await drawn(path, officer, 'create')) }; // oxfmt-ignore
  const [row] = [await app.post(path, form, officer)];
  expect(row.status).toBe(200);
  await db.transact((tx) => tx.delete(officers).where(eq(officers.associationId, associationId)));
  expect((await app.post(path, form, officer)).status).toBe(404);
});

test('a form that was confirmed twice, with another proof each time, is one', async () => {
  const officer = await app.person('careful');
  await app.association('proof', [officer]);
  const path = '/associations/proof/tools';
  const form = { intent: 'create', name: 'A hospital', scopes: 'statements/write', prefixes: '', perMinute: '', days: '', ...(await drawn(path, officer, 'create')) }; // oxfmt-ignore
  const before = await db.read.$count(credentials);
  for (const code of ['111111', '222222'])
    await app.post(path, { ...form, 'confirming-code': code }, officer);
  expect(await db.read.$count(credentials)).toBe(before + 1);
});

test('who registers with two presses gets one mail', async () => {
  const [once] = /(?<=name="once" value=")[^"]+/.exec(await (await app.get('/register')).text())!;
  const form = {
    name: 'Zane Kalna',
    email: 'zane.kalna@example.org',
    password: 'trīs vārnas uz jumta',
    once,
  };
  const presses = await Promise.all([app.post('/register', form), app.post('/register', form)]);
  presses.push(await app.post('/register', form));
  expect(presses.map(({ status }) => status)).toEqual([302, 302, 302]);
  const sent = await db.read.select().from(mails).where(eq(mails.recipient, form.email));
  expect(sent).toHaveLength(1);
});
