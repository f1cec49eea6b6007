import { expect, test } from 'vitest';
import { makeApp } from '#tests/support/app.ts';
import { serveContent } from '#tests/support/content-client.ts';
import { launch, publishCourse } from '#tests/support/course.ts';
import { type Entry, manifest, zip } from '#tests/support/packages.ts';
import { readXlsx } from '#tests/support/read-table.ts';
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
  (await app.text(path, person)).replaceAll('&quot;', '"');
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

test('blocked, missing and broken resources are in the trace, with the button that allows a host', async () => {
  const course = await publishCourse(app, author, { minScore: '' });
  const { commit, base } = await begin(course.path, 'blank');
  await commit({ sequence: 1, sco: 'i1', cmi: {} });
  const faults = [
    ['i1', 'blocked', 'cdn.example.org', 'script'],
    ['i1', 'blocked', 'www.example.com', 'page'],
    ['i1', 'missing', 'media/film.mp4', ''],
    ['i1', 'script', 'ReferenceError: $ is not defined', 'index.html:12'],
  ];
  const sent = { sequence: 2, sco: '', cmi: {}, terminate: false, end: false, calls: [], faults };
  expect((await commit(sent)).status).toBe(200);
  const [address] = await attemptsOf(course.packageId);
  const lines = [
    said('scorm:trace.kind.blocked', { name: 'cdn.example.org', value: said('scorm:trace.loaded.script') }),
    said('scorm:trace.kind.blocked', { name: 'www.example.com', value: said('scorm:trace.loaded.page') }),
    said('scorm:trace.kind.missing', { name: 'media/film.mp4' }),
    said('scorm:trace.scriptAt', { name: 'ReferenceError: $ is not defined', value: 'index.html:12' }),
  ];
  for (const reader of [author, admin]) {
    const page = await text(address!, reader);
    for (const line of lines) expect(page).toContain(line);
    // It is not the package that does not find the interface.
    expect(page).toContain(said('scorm:trace.silentFaults'));
    expect(page).not.toContain(said('scorm:trace.silentHelp'));
    expect(page).not.toContain(said('scorm:trace.kind.moved'));
    // A page that leads away cannot be allowed, and an administrator allows nothing.
    expect(page.includes(said('scorm:needs.allow', { host: 'cdn.example.org' }))).toBe(reader === author);
    expect(page).not.toContain(said('scorm:needs.allow', { host: 'www.example.com' }));
  }
  await app.post(`/author/packages/${course.packageId}`, { intent: 'allow-host', host: 'cdn.example.org' }, author); // oxfmt-ignore
  expect(await text(address!)).toContain(said('scorm:needs.allowed', { host: 'cdn.example.org' }));
  // They change nothing of the part, and an unreadable one is no reason to lose a commit.
  const late = { sequence: 3, sco: 'i1', cmi: { 'cmi.location': '5' }, faults: [['i1', 'other', 7]] };
  expect((await commit(late)).status).toBe(200);
  const states = JSON.parse((await content(`${base}/__rte/state`)).body) as { states: object };
  expect(states.states).toEqual({ i1: { cmi: { 'cmi.location': '5' }, terminated: false } });
});

test('a preview shows the package’s faults; only its author has the button that allows a host', async () => {
  const officer = await app.person('looking-officer');
  await app.association('aland', [officer]);
  const course = await publishCourse(app, author);
  for (const looker of [author, officer]) {
    const page = await text(`/previews/${course.packageId}`, looker);
    expect(page).toContain('data-faults');
    expect(page.includes('value="allow-host"')).toBe(looker === author);
  }
});

/** A published course of an asset and, with `more`, of a SCO too. */
async function publishAssets(more: Entry[] = []) {
  const resources = `<resource identifier="r1" type="webcontent" adlcp:scormtype="asset" href="page.html"/><resource identifier="r2" type="webcontent" adlcp:scormtype="sco" href="sco.html"/>`;
  const items = `<item identifier="i1" identifierref="r1"><title>Page</title></item>${more.length > 0 ? '<item identifier="i2" identifierref="r2"><title>Sco</title></item>' : ''}`;
  const organizations = `<organizations><organization identifier="o"><title>T</title>${items}</organization></organizations>`;
  const archive = await zip([
    { path: 'imsmanifest.xml', content: manifest({ resources, organizations }) },
    { path: 'page.html', content: 'x' },
    ...more,
  ]);
  return publishCourse(app, author, { minScore: '' }, archive);
}

test('an asset is not reported as silent; a SCO that never called is', async () => {
  const silent = said('scorm:trace.silent');
  const pages = await publishAssets();
  const reader = await begin(pages.path, 'reader');
  await reader.commit({ sequence: 1, sco: 'i1', cmi: {} });
  const list = (packageId: string) => text(`/author/packages/${packageId}/attempts`);
  expect(await list(pages.packageId)).not.toContain(silent);
  const [address] = await attemptsOf(pages.packageId);
  const trace = await text(address!);
  expect(trace).toContain(said('scorm:trace.asset'));
  expect(trace).not.toContain(silent);

  const both = await publishAssets([{ path: 'sco.html', content: 'API.LMSInitialize("")' }]);
  const second = await begin(both.path, 'second-reader');
  await second.commit({ sequence: 1, sco: 'i1', cmi: {} });
  await second.commit({ sequence: 2, sco: 'i2', cmi: {} });
  expect(await list(both.packageId)).toContain(silent);
  await second.commit({ sequence: 3, sco: 'i2', cmi: { 'cmi.core.lesson_status': 'incomplete' } });
  expect(await list(both.packageId)).not.toContain(silent);
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
  const file = (kind: string, form: string) => {
    // From the page, which has both of each.
    const [, address] = new RegExp(`href="([^"]*/${kind}\\?format=${form})"`).exec(page) ?? [];
    return app.get(String(address), author);
  };
  const csv = async (kind: string) => (await file(kind, 'csv')).text();
  expect((await csv('questions')).split('\r\n')).toEqual([
    'part;question;description;type;answered;judged;correct;share_correct;mean_seconds;most_frequent_mistake;times;discrimination',
    "i1;dose;;choice;3;3;1;0,3333;20;'=b;2;",
    'i1;route;;choice;3;3;3;1;20;;;',
    '',
  ]);
  const answers = (await csv('answers')).trim().split('\r\n');
  expect(answers).toHaveLength(1 + 9);
  expect(answers[1]).toMatch(/^'?[\w-]{6};\d{4}-[-\d]+ [:\d]+;i1;0;dose;;choice;'=b;;incorrect;;PT20S$/);

  const workbook = async (kind: string) => {
    const answer = await file(kind, 'xlsx');
    expect(answer.headers.get('content-disposition')).toMatch(new RegExp(`-${kind}\\.xlsx"$`));
    return readXlsx(new Uint8Array(await answer.arrayBuffer()));
  };
  expect((await workbook('questions')).slice(1)).toEqual([
    ['i1', 'dose', null, 'choice', 3, 3, 1, 0.3333, 20, '=b', 2, null],
    ['i1', 'route', null, 'choice', 3, 3, 3, 1, 20, null, null, null],
  ]);
  const [head, first] = await workbook('answers');
  expect(head).toContain('attempt_started (Europe/Helsinki)');
  expect(first![head!.indexOf('attempt_started (Europe/Helsinki)')]).toBeInstanceOf(Date);
  expect(first![head!.indexOf('response')]).toBe('=b');
});
