import { beforeAll, expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import { warnOfExpiringAccreditations } from '#app/domains/credits/accreditation/warn-of-expiring-accreditations.server.ts';
import { accreditations } from '#db/schema/credits.ts';
import { mails } from '#db/schema/platform.ts';
import { scormAttempts, scormCommits, scormLaunches } from '#db/schema/scorm.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import { serveContent } from '#tests/support/content-client.ts';
import { launch, publishCourse } from '#tests/support/course.ts';
import { day } from '#tests/support/days.ts';
import { alertsOf, formWith, textsOf, valuesOf } from '#tests/support/forms.ts';
import { pieceOf, said } from '#tests/support/words.ts';

const app = await makeApp();
const { db } = app.platform;
const content = serveContent(app);
let author: Person;
let officer: Person;
let associationId: string;
let course: Awaited<ReturnType<typeof publishCourse>>;
let path: string;

beforeAll(async () => {
  author = await app.person('author', ['author']);
  officer = await app.person('officer');
  associationId = await app.association('latvia', [officer]);
  course = await publishCourse(app, author);
  path = `/author/courses/${course.courseId}/accreditation`;
});

const text = async (response: Response | Promise<Response>) => (await response).text();
const today = day();
const disclosure = { intent: 'disclose', name: 'Dr Bērziņa', role: 'author', statedOn: today };
const file = () => ({
  associationId,
  programmeId: 'lv-lab',
  needs: 'Few colleagues',
  outcomes: 'To know',
  audience: 'Family doctors',
  agenda: '10 Introduction\n20 Cases',
  faculty: 'Dr Bērziņa',
  funding: 'None',
  contentUntil: '2099-01-01',
});
const apply = async (more: Record<string, string> = {}) => {
  const answer = await app.post(path, { ...file(), ...more }, author);
  return [answer.status, await answer.text()] as const;
};
const idOf = async () =>
  /applications\/([^"]+)"/.exec(await text(app.get('/associations/latvia/applications', officer)))![1]!;

test('an application wants its file, disclosures of the last 24 months, and every conflict resolved', async () => {
  expect(await apply()).toEqual([422, expect.stringContaining(pieceOf('errors:disclosures_needed'))]);
  await app.post(path, { ...disclosure, statedOn: '2020-01-01' }, author);
  expect(await apply()).toEqual([422, expect.stringContaining(pieceOf('errors:disclosures_needed'))]);
  await app.post(path, { ...disclosure, name: 'Dr Ozols', interests: 'Fees of a maker' }, author);
  expect(await apply()).toEqual([409, expect.stringContaining(pieceOf('errors:disclosure_unresolved'))]);
  const page = await text(app.get(path, author));
  const ids = [...page.matchAll(/name="id" value="([^"]+)"/g)].map((each) => each[1]!);
  await app.post(
    path,
    { ...disclosure, id: ids[1]!, interests: 'Fees', resolution: 'Another wrote it.' },
    author,
  );
  expect(await apply()).toEqual([422, expect.stringContaining(pieceOf('errors:disclosure_old'))]);
  await app.post(path, { ...disclosure, id: ids[0]! }, author);
  expect(await apply({ agenda: '10 Introduction' })).toEqual([
    422,
    expect.stringContaining(pieceOf('errors:agenda_minutes')),
  ]);
  expect(await apply({ agenda: 'Introduction' })).toEqual([
    422,
    expect.stringContaining(said('errors:agenda_malformed')),
  ]);
  expect(await apply({ needs: '' })).toEqual([422, expect.stringContaining(pieceOf('errors:required'))]);
  expect((await app.post(path, { ...disclosure, statedOn: '2099-01-01' }, author)).status).toBe(422);
  expect((await apply())[0]).toBe(302);
});

test('a reviewer sees the file and the course for some days, is heard once, and leaves no learner data', async () => {
  const id = await idOf();
  const place = `/associations/latvia/applications/${id}`;
  const invite = {
    intent: 'invite',
    reviewerName: 'Prof. Kask',
    reviewerEmail: 'kask@example.org',
    days: '7',
  };
  expect((await app.post(place, { ...invite, days: '900' }, officer)).status).toBe(422);
  expect((await app.post(place, invite, officer)).status).toBe(302);
  const [letter] = await db.read.select().from(mails).where(eq(mails.recipient, 'kask@example.org'));
  const link = /\/reviews\/[\w-]+/.exec(letter!.body)![0];
  const page = await text(app.get(link));
  expect(page).toContain('Few colleagues');
  expect(page).toContain('Another wrote it.');

  const preview = await text(app.get(`${link}/preview/${course.packageId}`));
  const player = /src="(http:[^"]+__player\/)"/.exec(preview)![1]!;
  const base = player.replace('/__player/', '');
  expect((await content(player)).status).toBe(200);
  expect((await content(`${base}/__rte/state`)).status).toBe(200);
  const commit = { sequence: 1, terminate: true, cmi: { 'cmi.completion_status': 'completed' } };
  const saved = await content(`${base}/__rte/commit`, { method: 'POST', body: JSON.stringify(commit) });
  expect(saved.status).toBe(200);
  for (const table of [scormAttempts, scormLaunches, scormCommits])
    expect(await db.read.$count(table)).toBe(0);
  expect(
    (await content(base.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')) + '/__rte/state')).status,
  ).toBe(404);
  expect((await app.get(`${link}/preview/other`)).status).toBe(404);

  const word = { verdict: 'with_changes', comment: 'More cases, please.' };
  expect((await app.post(link, { verdict: 'maybe', comment: '' })).status).toBe(422);
  expect((await app.post(link, word)).status).toBe(302);
  expect((await app.post(link, word)).status).toBe(409);
  expect(await text(app.get(place, officer))).toContain(word.comment);
});

test('asked back, answered, approved with code, units and validity; then it counts', async () => {
  const id = await idOf();
  const place = `/associations/latvia/applications/${id}`;
  const back = { revision: '1', decision: 'returned', reason: 'Add two cases.' };
  expect((await app.post(place, back, officer)).status).toBe(302);
  expect((await app.post(place, back, officer)).status).toBe(409);
  expect(await text(app.get(path, author))).toContain(back.reason);
  const html = await text(app.get(path, author));
  const { revision } = valuesOf(formWith(html, 'name="agenda"', `value="${id}"`));
  const tab = { ...textsOf(html, 'name="agenda"', `value="${id}"`), revision: String(revision) };
  expect((await apply({ applicationId: id, agenda: '30 Cases' }))[0]).toBe(302);
  // From a second tab: its form comes back with what was written in it.
  const [late, gone] = await apply({ ...tab, applicationId: id, agenda: '30 Other cases' });
  expect(late).toBe(409);
  expect(alertsOf(gone)[0]).toContain(said('errors:changed_meanwhile'));
  for (const piece of ['30 Other cases', 'Few colleagues'])
    expect(formWith(gone, 'name="agenda"', `value="${id}"`)).toContain(piece);
  const grant = {
    revision: '3', decision: 'approved', units: '2', category: 'Medicine', code: 'LV-9', validFrom: '2020-01-01',
    validTo: day(30),
  }; // oxfmt-ignore
  expect((await app.post(place, { ...grant, units: '' }, officer)).status).toBe(422);
  expect((await app.post(place, { ...grant, revision: '1' }, officer)).status).toBe(409);
  expect(await db.read.$count(accreditations)).toBe(0);
  expect((await app.post(place, grant, officer)).status).toBe(302);
  const [row] = await db.read.select().from(accreditations);
  expect([row!.code, row!.units, row!.courseVersionId]).toEqual(['LV-9', '2', course.versionId]);
  // Two processes at once.
  await Promise.all([1, 2].map(() => warnOfExpiringAccreditations(app.platform, new Date())));
  expect(await warnOfExpiringAccreditations(app.platform, new Date())).toBe(0);
  const warned = await db.read.select().from(mails).where(eq(mails.recipient, author.email));
  expect(warned.filter(({ subject }) => subject.startsWith(pieceOf('credits:expiry.subject')))).toHaveLength(
    1,
  );
  const stranger = await app.person('stranger');
  await app.association('estonia', [stranger], 'EE');
  expect((await app.get(`/associations/estonia/applications/${id}`, stranger)).status).toBe(404);
});

test('nothing begins before the disclosures were shown, and a changed one is shown again', async () => {
  const doctor = await app.person('doctor');
  const begin = (form: Record<string, string>) => app.post(course.path, { language: 'en', ...form }, doctor);
  expect((await begin({ intent: 'register' })).status).toBe(409);
  expect((await begin({ intent: 'launch', shown: 'made up' })).status).toBe(409);
  const shown = async () =>
    /name="shown" value="([^"]+)"/.exec(await text(app.get(course.path, doctor)))![1]!;
  expect(await text(app.get(course.path, doctor))).toContain('Another wrote it.');
  expect((await begin({ intent: 'launch', shown: await shown() })).status).toBe(302);
  expect((await begin({ intent: 'launch' })).status).toBe(302);
  await app.post(path, { ...disclosure, name: 'Dr New' }, author);
  expect((await begin({ intent: 'launch' })).status).toBe(409);
});

test('a course with an unresolved conflict cannot be published', async () => {
  const other = await app.person('second', ['author']);
  const draft = await publishCourse(app, other);
  await app.post(
    `/author/courses/${draft.courseId}/accreditation`,
    { ...disclosure, interests: 'Shares' },
    other,
  );
  await app.post(`/author/packages/${draft.packageId}?course=${draft.courseId}`, {
    title: 'Again', summary: 's', objectives: 'o', language: 'en', minutes: '30', specialties: [], status: 'completed', minScore: '', minMinutes: '0',
  }, other); // oxfmt-ignore
  const page = await text(app.get(`/author/courses/${draft.courseId}`, other));
  const versionId = /name="versionId" value="([^"]+)"/.exec(page)![1]!;
  const refused = await app.post(`/author/courses/${draft.courseId}`, { versionId }, other);
  expect([refused.status, await refused.text()]).toEqual([
    409,
    expect.stringContaining(pieceOf('errors:disclosure_unresolved')),
  ]);
});

test('attempts are counted where a course says so: wait, try again, and no more after the last', async () => {
  const other = await app.person('examiner', ['author']);
  const exam = await publishCourse(app, other, { maxTries: '2', waitHours: '1' });
  const doctor = await app.person('candidate');
  const take = async (begun: Awaited<ReturnType<typeof launch>>, sequence: number, score: string) =>
    content(`${begun.base}/__rte/commit`, {
      method: 'POST',
      body: JSON.stringify({
        sequence,
        terminate: true,
        cmi: { 'cmi.completion_status': 'completed', 'cmi.score.scaled': score },
      }),
    });
  const first = await launch(app, doctor, exam.path);
  expect((await take(first, 1, '0.5')).status).toBe(200);
  expect((await take(first, 2, '1.0')).status).toBe(202);
  expect(await text(app.get(exam.path, doctor))).not.toContain('/evaluation');
  const again = () => app.post(exam.path, { intent: 'launch' }, doctor);
  const early = await again();
  expect([early.status, await early.text()]).toEqual([409, expect.stringContaining('opens in 1 h')]);
  await db.transact(async (tx) => {
    await tx
      .update(scormLaunches)
      .set({ endedAt: new Date(Date.now() - 3_700_000) })
      .where(eq(scormLaunches.personId, doctor.id));
  });
  const second = await launch(app, doctor, exam.path, 'launch');
  expect((await take(second, 1, '0.6')).status).toBe(200);
  const spent = await again();
  expect([spent.status, await spent.text()]).toEqual([409, expect.stringContaining('2 attempts')]);
});
