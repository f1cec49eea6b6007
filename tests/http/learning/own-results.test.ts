import { expect, test } from 'vitest';
import { registerForCourse } from '#app/domains/learning/registrations/register-for-course.server.ts';
import { ANSWERS } from '#tests/support/accrediting.ts';
import { makeApp } from '#tests/support/app.ts';
import { completeIn } from '#tests/support/completion.ts';
import { publishCourse } from '#tests/support/course.ts';
import { said } from '#tests/support/words.ts';

const app = await makeApp();
const author = await app.person('author', ['author']);
const { courseId, slug } = await publishCourse(app, author);

async function evaluate(language = 'en') {
  const learner = await app.person('learner');
  const id = await registerForCourse(await app.as(learner), slug, { language });
  await app.platform.db.transact((tx) => completeIn(tx, id));
  await app.post(`/registrations/${id}/evaluation`, { ...ANSWERS, comment: '' }, learner);
}

test('an author sees how all their courses do, answers in whole fives, and nothing of another’s', async () => {
  const other = await app.person('other', ['author']);
  const theirs = await publishCourse(app, other);
  for (let n = 0; n < 4; n++) await evaluate();
  await registerForCourse(await app.as(await app.person('reader')), slug, { language: 'en' });
  const early = await app.text('/author/results', author);
  expect(early).toContain(said('learning:results.hidden'));
  expect(early).toContain(`/author/courses/${courseId}/learners`);
  expect(early).toContain(`/evaluations/${courseId}`);
  expect(early).not.toContain(theirs.courseId);
  // Five have registered, four have completed it.
  expect(early).toMatch(/>5<\/a>/);
  expect(early).toContain('>80%<');
  await evaluate();
  const later = await app.text('/author/results', author);
  expect(later).not.toContain(said('learning:results.hidden'));
  const home = await app.text('/author/home', author);
  expect(home).toContain(said('learning:author.lately', { count: 6 }));
  expect(home).toContain('href="/author/results"');
});

test('an author without courses is told how to begin, and sees no figures of nothing; who is none learns nothing', async () => {
  const fresh = await app.person('fresh', ['author']);
  expect(await app.text('/author/results', fresh)).toContain(said('learning:author.noResults'));
  const home = await app.text('/author/home', fresh);
  expect(home).toContain(said('learning:home.leadNone'));
  expect(home).toContain(said('catalogue:own.noneHelp'));
  expect(home).toContain('href="/author/upload"');
  expect(home).not.toContain(said('learning:author.figures'));
  const mentor = await app.person('mentor', ['mentor']);
  for (const path of ['/author/home', '/author/results'])
    expect((await app.get(path, mentor)).status).toBe(404);
  // A new mentor's home leads on as well.
  const theirs = await app.text('/mentor/home', mentor);
  expect(theirs).toContain('class="button beacon" href="/mentor/webinars/new"');
  expect(theirs).toContain(said('mentoring:colleagues.programmes'));
  expect((await app.get('/mentor/home', author)).status).toBe(404);
});
