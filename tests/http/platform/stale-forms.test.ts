import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { readRules } from '#app/domains/consultations/rules/read-rules.server.ts';
import { readOwnWebinar } from '#app/domains/webinars/schedule/read-own-webinar.server.ts';
import { people } from '#db/schema/accounts.ts';
import { courseDisclosures } from '#db/schema/catalogue.ts';
import { mentoringProgrammes } from '#db/schema/mentoring.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import { openMentoring } from '#tests/support/mentoring.ts';
import { publishCourse } from '#tests/support/course.ts';
import { day } from '#tests/support/days.ts';
import { announceWebinar, SCHEDULE } from '#tests/support/webinar.ts';
import { wallClockIn } from '#app/platform/time.ts';
import { pieceOf, said } from '#tests/support/words.ts';

const app = await makeApp();
const { db } = app.platform;

type Form = Record<string, string>;
const revisionIn = (page: string, mark: string) => {
  const form = page.split('<form').find((each) => each.includes(mark))!;
  return /name="revision" value="([^"]+)"/.exec(form)![1]!;
};
/** Beside which fields a page says what is stored now, and what. */
const storedIn = (page: string) =>
  Object.fromEntries(
    [...page.matchAll(/id="(?:[\w-]+-)?(\w+)-stored">([^<]*)</g)].map(([, name, words]) => [name!, words!]),
  );
const now = (value: string) => said('common:form.stored', { value });

/**
 * Two tabs of one page: the form that holds `mark` is sent from the first, then from the second, which is refused and says that this is
 * `stored`, then from the page on which that was refused.
 */
async function twoTabs(
  path: string,
  person: Person,
  mark: string,
  first: Form,
  second: Form,
  stored: Record<string, string>,
) {
  const drawn = await (await app.get(path, person)).text();
  const revision = revisionIn(drawn, mark);
  expect((await app.post(path, { ...first, revision }, person)).status).toBe(302);
  const stale = await app.post(path, { ...second, revision }, person);
  const page = await stale.text();
  expect(stale.status).toBe(409);
  expect(page.split('<form').find((each) => each.includes(mark))).toContain(
    pieceOf('errors:changed_meanwhile'),
  );
  expect(storedIn(page)).toEqual(stored);
  return async () => (await app.post(path, { ...second, revision: revisionIn(page, mark) }, person)).status;
}

test('a role from an older tab does not lift the block of a newer one', async () => {
  const [admin, doctor] = [await app.person('admin', ['administrator']), await app.person('doctor')];
  const of = async () => (await db.read.select().from(people).where(eq(people.id, doctor.id)))[0]!;
  const roles = { personId: doctor.id };
  const again = await twoTabs(
    '/admin/people',
    admin,
    `value="${doctor.id}"`,
    { ...roles, blocked: 'yes' },
    { ...roles, roles: 'mentor' },
    { roles: now('–'), blocked: now(said('common:form.ticked')) },
  );
  expect((await of()).blockedAt).not.toBeNull();
  expect(await again()).toBe(302);
  expect((await of()).blockedAt).toBeNull();
});

test('a webinar keeps the title of the other tab until its host has seen it', async () => {
  const mentor = await app.person('mentor', ['mentor']);
  const { id } = await announceWebinar(app, mentor);
  const title = async () => (await readOwnWebinar(await app.as(mentor), id)).title;
  const { specialties: _, ...schedule } = SCHEDULE;
  const change = { intent: 'change', ...schedule, ...wallClockIn('UTC', new Date(Date.now() + 86_400_000)) };
  const again = await twoTabs(
    `/mentor/webinars/${id}`,
    mentor,
    'value="change"',
    { ...change, title: 'The first' },
    { ...change, capacity: '12' },
    { title: now('The first'), capacity: now('–') },
  );
  expect(await title()).toBe('The first');
  expect(await again()).toBe(302);
  expect(await title()).toBe(SCHEDULE.title);
});

test('two officers do not overwrite each other’s rules for questions unseen', async () => {
  const officer = await app.person('officer');
  const associationId = await app.association('asking', [officer]);
  const rules = {
    intent: 'rules',
    secondPerson: '',
    creditAsker: '',
    creditSpecialist: '',
    creditReader: '',
    readerMinutes: '20',
  };
  const again = await twoTabs(
    '/associations/asking/consultations',
    officer,
    'value="rules"',
    { ...rules, keepMonths: '60' },
    { ...rules, keepMonths: '6' },
    { keepMonths: now('60') },
  );
  expect((await readRules(db.read, associationId)).keepMonths).toBe(60);
  expect(await again()).toBe(302);
  expect((await readRules(db.read, associationId)).keepMonths).toBe(6);
});

test('what an author discloses in one tab is not overwritten by another', async () => {
  const author = await app.person('author', ['author']);
  const { courseId } = await publishCourse(app, author);
  const path = `/author/courses/${courseId}/accreditation`;
  const disclosure = {
    intent: 'disclose',
    name: 'Dr Ozols',
    role: 'author',
    statedOn: day(),
    resolution: '',
  };
  expect((await app.post(path, { ...disclosure, id: '', interests: '' }, author)).status).toBe(302);
  const of = async () =>
    (await db.read.select().from(courseDisclosures).where(eq(courseDisclosures.courseId, courseId)))[0]!;
  const { id } = await of();
  const again = await twoTabs(
    path,
    author,
    `name="id" value="${id}"`,
    { ...disclosure, id, interests: 'Fees of a firm' },
    { ...disclosure, id, interests: '', name: 'Dr Anna Ozols' },
    { name: now('Dr Ozols'), interests: now('Fees of a firm') },
  );
  expect(await of()).toMatchObject({ name: 'Dr Ozols', interests: 'Fees of a firm' });
  expect(await again()).toBe(302);
  expect(await of()).toMatchObject({ name: 'Dr Anna Ozols', interests: '' });
});

test('nor the texts of a programme', async () => {
  const { id, slug, coordinator } = await openMentoring(app);
  const of = async () =>
    (await db.read.select().from(mentoringProgrammes).where(eq(mentoringProgrammes.id, id)))[0]!.words['en'];
  const words = { intent: 'words', language: 'en', title: 'A mentor', summary: 'For a year.' };
  const again = await twoTabs(
    `/associations/${slug}/mentoring/${id}`,
    coordinator,
    'value="words"',
    { ...words, agreement: 'The first.' },
    { ...words, agreement: 'The second.' },
    { agreement: now('The first.') },
  );
  expect(await of()).toMatchObject({ agreement: 'The first.' });
  expect(await again()).toBe(302);
  expect(await of()).toMatchObject({ agreement: 'The second.' });
});

test('texts of a programme in one language more are not compared with those of another', async () => {
  const { id, slug, coordinator } = await openMentoring(app);
  const words = { intent: 'words', summary: 'Ett år.', agreement: 'Varje månad.' };
  const again = await twoTabs(
    `/associations/${slug}/mentoring/${id}`,
    coordinator,
    'value="words"',
    { ...words, language: 'sv', title: 'En mentor' },
    { ...words, language: 'fi', title: 'Mentori' },
    { title: now('–'), summary: now('–'), agreement: now('–') },
  );
  expect(await again()).toBe(302);
});
