import { expect, test } from 'vitest';
import { accreditVersion } from '#app/domains/credits/accreditation/accredit-version.server.ts';
import { saveApplication } from '#app/domains/credits/applications/save-application.server.ts';
import { registerForCourse } from '#app/domains/learning/registrations/register-for-course.server.ts';
import { ANSWERS, GRANT, accrediting } from '#tests/support/accrediting.ts';
import { makeApp } from '#tests/support/app.ts';
import { completeIn } from '#tests/support/completion.ts';
import { publishCourse } from '#tests/support/course.ts';
import { pieceOf, said } from '#tests/support/words.ts';

const app = await makeApp();
const { author, officer, associationId } = await accrediting(app);
const { courseId, versionId, slug } = await publishCourse(app, author);
const page = `/evaluations/${courseId}`;
const portal = `/associations/latvia/courses/${versionId}`;

/** Somebody takes the course and says what they thought of it; answers their registration. */
async function evaluate(comment: string): Promise<string> {
  const learner = await app.person('learner');
  const id = await registerForCourse(await app.as(learner), slug, { language: 'en' });
  await app.platform.db.transact((tx) => completeIn(tx, id));
  const answer = await app.post(`/registrations/${id}/evaluation`, { ...ANSWERS, comment }, learner);
  expect(answer.status).toBe(302);
  return id;
}

test('four answers stay hidden, five are shown without names or times, and a sixth waits for others', async () => {
  for (const comment of ['delta', 'alpha', '', 'bravo']) await evaluate(comment);
  const early = await app.text(page, author);
  expect(early).toContain(said('learning:results.few', { count: 5 }));
  expect(early).toContain(said('learning:results.soFar', { count: 4 }));
  expect(early).not.toContain('alpha');
  expect(await app.text(`${page}/csv/words`, author)).not.toContain('alpha');

  await evaluate('charlie');
  const shown = await app.text(page, author);
  const words = ['alpha', 'bravo', 'charlie', 'delta'].map((word) => shown.indexOf(word));
  expect(words).toEqual(words.toSorted((a, b) => a - b));
  expect(words[0]).toBeGreaterThan(0);
  expect(shown).toContain(said('learning:results.findingScale', { share: '100%' }));
  expect(await app.text(`${page}/csv/counts`, author)).toContain('all;;level;partly;5;1');

  await evaluate('echo');
  const later = await app.text(page, author);
  expect(later).not.toContain('echo');
  expect(later).toContain(said('learning:results.shown', { shown: 5, given: 6, count: 5 }));
});

test('an association reads them once it has accredited the course, and nobody else does', async () => {
  const stranger = await app.person('stranger', ['author', 'mentor']);
  for (const person of [officer, stranger]) expect((await app.get(page, person)).status).toBe(404);
  expect(await app.text(portal, officer)).not.toContain(pieceOf('learning:results.title'));
  const draft = { intent: 'save-application', associationId, programmeId: 'lv-lab' };
  await saveApplication(await app.as(author), courseId, draft);
  expect((await app.get(page, officer)).status).toBe(404);
  await accreditVersion(await app.as(officer), associationId, { ...GRANT, courseVersionId: versionId });
  expect(await app.text(page, officer)).toContain('alpha');
  expect(await app.text(portal, officer)).toContain(page);
  expect((await app.get(page, stranger)).status).toBe(404);
});
