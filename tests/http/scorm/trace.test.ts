import { expect, test } from 'vitest';
import { makeApp } from '#tests/support/app.ts';
import { serveContent } from '#tests/support/content-client.ts';
import { launch, publishCourse } from '#tests/support/course.ts';
import { said } from '#tests/support/words.ts';

const app = await makeApp();
const content = serveContent(app);
const author = await app.person('author', ['author']);
const admin = await app.person('admin', ['administrator']);
const teachingAdmin = await app.person('teaching-admin', ['administrator', 'author']);

async function begin(path: string, name: string) {
  const person = await app.person(name);
  const { base } = await launch(app, person, path);
  const commit = (said: object) =>
    content(`${base}/__rte/commit`, { method: 'POST', body: JSON.stringify(said) });
  return { person, base, commit };
}
const text = async (path: string, person = author) =>
  (await (await app.get(path, person)).text()).replaceAll('<!-- -->', '').replaceAll('&quot;', '"');
const attemptsOf = async (packageId: string) =>
  [...(await text(`/author/packages/${packageId}/attempts`)).matchAll(/attempts\/([0-9a-f-]{36})/g)].map(
    ([, id]) => `/author/packages/${packageId}/attempts/${id}`,
  );
const answer = (n: number, id: string, response: string, result: string) => ({
  [`cmi.interactions.${n}.id`]: id,
  [`cmi.interactions.${n}.type`]: 'choice',
  [`cmi.interactions.${n}.learner_response`]: response,
  [`cmi.interactions.${n}.result`]: result,
  [`cmi.interactions.${n}.latency`]: 'PT20S',
});

test('author and administrator read what was said, in order and in words; nobody’s name is there', async () => {
  const course = await publishCourse(app, author);
  const { commit, person } = await begin(course.path, 'learner');
  await commit({ sequence: 1, sco: 'i1', cmi: {} });
  await commit({
    sequence: 2,
    sco: 'i1',
    cmi: { 'cmi.location': '7', 'cmi.total_time': 'PT3M' },
    calls: [
      [120, 'initialize', '', '', ''],
      [300, 'set', 'cmi.location', '7', ''],
      [310, 'set', 'cmi.score.scaled', 'plenty', '406'],
      [320, 'get', 'cmi.banana', '', '401'],
      [330, 'commit', '', '', ''],
    ],
  });
  await commit({ sequence: 3, sco: 'i1', cmi: { 'cmi.location': '7', ...answer(0, 'dose', 'b', 'incorrect') }, terminate: true, calls: [[900, 'terminate', '', '', '']] }); // oxfmt-ignore
  const [address] = await attemptsOf(course.packageId);
  for (const reader of [author, admin, teachingAdmin]) {
    const page = await text(address!, reader);
    const order = [said('scorm:trace.kind.opened'), said('scorm:trace.kind.initialize'), said('scorm:trace.set.place', { value: '7' }), 'plenty', said('scorm:trace.refused', { code: 406, words: said('scorm:trace.error.type') }), 'Asked for cmi.banana', said('scorm:trace.refused', { code: 401, words: said('scorm:trace.error.unknown') }), said('scorm:trace.kind.commit'), said('scorm:trace.kind.terminate')].map((words) => page.indexOf(words)); // oxfmt-ignore
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order).not.toContain(-1);
    for (const words of ['dose', 'wrong', 'PT20S', said('scorm:trace.end.finished')])
      expect(page).toContain(words);
    expect(page).not.toContain('learner Test');
    // Every way on is one that the reader may go.
    for (const [, to] of page.matchAll(/<a href="(\/author[^"]*)"/g))
      expect([to, (await app.get(to!, reader)).status]).toEqual([to, 200]);
  }
  expect((await app.get(address!, person)).status).toBe(404);
});

test('a package that never says a word is told apart, and completed by a rule of the author’s, with who and why', async () => {
  const course = await publishCourse(app, author, { minScore: '' });
  const { commit, base, person } = await begin(course.path, 'patient');
  await commit({ sequence: 1, sco: 'i1', cmi: {} });
  const [address] = await attemptsOf(course.packageId);
  expect(await text(address!)).toContain(said('scorm:trace.silent'));
  const page = `/author/packages/${course.packageId}`;
  const set = (fields: Record<string, string>) => app.post(page, { intent: 'own-rule', ...fields }, author);
  expect((await set({ minMinutes: '0', reason: '' })).status).toBe(422);
  expect((await set({ minMinutes: '0', reason: 'A video that reports nothing.' })).status).toBe(302);
  const shown = await text(page);
  expect(shown).toContain(
    said('scorm:ownRule.stands', { minutes: 0, name: 'author Test', date: '' }).slice(0, -3),
  );
  expect(shown).toContain('A video that reports nothing.');
  expect((await content(`${base}/__rte/beat`, { method: 'POST' })).status).toBe(200);
  expect(await text(course.path, person)).toContain(said('learning:evaluation.open'));
  await app.post(page, { intent: 'no-own-rule' }, author);
  expect(await text(page)).not.toContain('Set by');
});

test('how hard the questions are, over learners, and as tables', async () => {
  const course = await publishCourse(app, author);
  for (const [name, first] of [
    ['x1', 'incorrect'],
    ['x2', 'incorrect'],
    ['x3', 'correct'],
  ] as const) {
    const { commit } = await begin(course.path, name);
    const cmi = { ...answer(0, 'dose', first === 'correct' ? 'a' : '=b', first), ...answer(1, 'dose', 'a', 'correct'), ...answer(2, 'route', 'iv', 'correct') }; // oxfmt-ignore
    await commit({ sequence: 1, cmi });
  }
  const page = await text(`/author/packages/${course.packageId}/questions`);
  expect(page.indexOf('dose')).toBeLessThan(page.indexOf('route'));
  for (const words of ['33%', '100%', '=b (2 ×)', '20 s']) expect(page).toContain(words);
  const csv = async (kind: string) =>
    (await app.get(`/author/packages/${course.packageId}/csv/${kind}`, author)).text();
  expect((await csv('questions')).split('\r\n')).toEqual([
    'part,question,description,type,answered,judged,correct,share_correct,mean_seconds,most_frequent_mistake,times',
    "i1,dose,,choice,3,3,1,0.3333,20.0,'=b,2",
    'i1,route,,choice,3,3,3,1.0000,20.0,,',
    '',
  ]);
  const answers = (await csv('answers')).trim().split('\r\n');
  expect(answers).toHaveLength(1 + 9);
  expect(answers[1]).toMatch(/^'?[\w-]{6},\d{4}-.*,i1,0,dose,,choice,'=b,,incorrect,,PT20S$/);
});
