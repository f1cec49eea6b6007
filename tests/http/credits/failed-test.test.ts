import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { CompletionRule } from '#app/domains/catalogue/types.ts';
import { certificates } from '#db/schema/certificates.ts';
import { participations } from '#db/schema/credits.ts';
import { completions, registrations } from '#db/schema/learning.ts';
import { ANSWERS } from '#tests/support/accrediting.ts';
import { makeApp } from '#tests/support/app.ts';
import { serveContent } from '#tests/support/content-client.ts';
import { launch, publishCourse, uploadPackage } from '#tests/support/course.ts';
import { NS_2004, packageOf } from '#tests/support/packages.ts';
import { said } from '#tests/support/words.ts';

const app = await makeApp();
const { db } = app.platform;
const content = serveContent(app);
const author = await app.person('author', ['author']);

const item = (inside: string) =>
  `<organizations default="o"><organization identifier="o"><title>T</title><item identifier="i1" identifierref="r1"><title>Part</title>${inside}</item></organization></organizations>`;
const MASTERY = { organizations: item('<adlcp:masteryscore>70</adlcp:masteryscore>') };
const MEASURE = {
  version: '2004 4th Edition',
  namespaces: NS_2004,
  organizations: item(
    '<imsss:sequencing><imsss:objectives><imsss:primaryObjective satisfiedByMeasure="true"><imsss:minNormalizedMeasure>0.7</imsss:minNormalizedMeasure></imsss:primaryObjective></imsss:objectives></imsss:sequencing>',
  ),
};

const publish = async (
  parts: Parameters<typeof packageOf>[0],
  status: CompletionRule['status'],
  minScore = '',
): Promise<string> => (await publishCourse(app, author, { status, minScore }, await packageOf(parts))).path;

/** Takes a course with what the package reports, and answers the five questions. */
async function take(path: string, cmi: Record<string, string>) {
  const doctor = await app.person('doctor');
  const { base } = await launch(app, doctor, path);
  const body = JSON.stringify({ sequence: 1, terminate: true, end: true, cmi });
  expect((await content(`${base}/__rte/commit`, { method: 'POST', body })).status).toBe(200);
  const [row] = await db.read.select().from(registrations).where(eq(registrations.personId, doctor.id));
  const answer = await app.post(`/registrations/${row!.id}/evaluation`, ANSWERS, doctor);
  const own = eq(participations.personId, doctor.id);
  return {
    status: answer.status,
    completed: await db.read.$count(completions, eq(completions.registrationId, row!.id)),
    lines: await db.read.$count(participations, own),
    certificates: await db.read.$count(certificates, eq(certificates.personId, doctor.id)),
    page: await (await app.get(path, doctor)).text(),
  };
}
const NOTHING = { status: 409, completed: 0, lines: 0, certificates: 0 };
const CREDIT = { status: 302, completed: 1, lines: 1, certificates: 1 };

test.each([
  ['SCORM 1.2, a mastery score', MASTERY, 'value="70"'],
  ['SCORM 2004, a measure', MEASURE, 'value="70"'],
])('%s: the form of the author begins with `passed` and its mark', async (_name, parts, mark) => {
  const page = await (
    await app.get(`/author/packages/${await uploadPackage(app, author, await packageOf(parts))}`, author)
  ).text();
  expect(page).toMatch(/<option value="passed" selected=""/);
  expect(page).toContain(mark);
});

test('a package without a test begins as it did, with no mark', async () => {
  const page = await (
    await app.get(`/author/packages/${await uploadPackage(app, author, await packageOf())}`, author)
  ).text();
  expect(page).toMatch(/<option value="completed-or-passed" selected=""/);
});

const failed12 = { 'cmi.core.lesson_status': 'failed', 'cmi.core.score.raw': '0' };
const failed2004 = { 'cmi.completion_status': 'completed', 'cmi.success_status': 'failed' };
test.each([
  ['1.2, failed at 0 %', MASTERY, 'completed-or-passed', failed12],
  ['1.2, failed at 0 %, completed asked', MASTERY, 'completed', failed12],
  ['1.2, completed at 0 % under the mark', MASTERY, 'completed', { 'cmi.core.lesson_status': 'completed', 'cmi.core.score.raw': '0' }],
  ['1.2, failed, without a mark', {}, 'completed-or-passed', failed12],
  ['2004, failed', MEASURE, 'completed-or-passed', failed2004],
  ['2004, failed, without a mark', { version: MEASURE.version, namespaces: NS_2004 }, 'completed-or-passed', failed2004],
  ['2004, completed under the mark', MEASURE, 'completed', { 'cmi.completion_status': 'completed', 'cmi.score.scaled': '0' }],
] as const)('%s: no completion, no line of the ledger, no certificate', async (_name, parts, status, cmi) => {
  const found = await take(await publish(parts, status), cmi);
  expect(found).toMatchObject(NOTHING);
}); // oxfmt-ignore

test.each([
  ['1.2', MASTERY, { 'cmi.core.lesson_status': 'completed', 'cmi.core.score.raw': '70' }],
  ['2004', MEASURE, { 'cmi.completion_status': 'completed', 'cmi.score.scaled': '0.7' }],
] as const)('%s: the mark itself is enough', async (_name, parts, cmi) => {
  expect(await take(await publish(parts, 'completed-or-passed'), cmi)).toMatchObject(CREDIT);
});

test('where only `completed` is asked of a package without a test, what it calls failed counts', async () => {
  expect(await take(await publish({}, 'completed'), failed12)).toMatchObject(CREDIT);
});

test('a score under the mark is not called failed while its attempt is in progress: the page offers to continue', async () => {
  const path = await publish({}, 'completed', '70');
  const goingOn = await take(path, { 'cmi.core.lesson_status': 'incomplete', 'cmi.core.score.raw': '30' });
  expect(goingOn).toMatchObject(NOTHING);
  expect(goingOn.page).toContain(`>${said('common:continue')}</`);
  expect(goingOn.page).not.toContain(said('learning:result.failed'));
  expect(goingOn.page).not.toContain(said('learning:result.again'));
  const over = await take(path, { 'cmi.core.lesson_status': 'completed', 'cmi.core.score.raw': '30' });
  expect(over.page).toContain(said('learning:result.failed'));
  expect(over.page).toContain(said('learning:result.again'));
});
