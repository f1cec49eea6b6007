import { readFileSync } from 'node:fs';
import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { openStatementClient } from '#app/domains/modules/ui/statement-client.ts';
import { startWatching } from '#app/domains/modules/ui/watching.ts';
import type { LessonRecords } from '#app/domains/modules/recordings/lesson-records.ts';
import { validateStatement } from '#app/domains/xapi/statements/validate-statement.ts';
import { MINUTE_MS } from '#app/platform/time.ts';
import { people } from '#db/schema/accounts.ts';
import { registrations } from '#db/schema/learning.ts';
import { moduleTexts, moduleRenditions } from '#db/schema/modules.ts';
import { activities, statements } from '#db/schema/xapi.ts';
import type { Person } from '#tests/support/app.ts';
import { type CourseFiles, DRAWING, publishNativeCourse, registerFor } from '#tests/support/course-folder.ts';
import { openStore } from '#tests/support/record-store.ts';

type Statement = {
  id: string;
  actor: { account: { name: string } };
  verb: { id: string };
  object: { id: string; definition: Record<string, unknown> };
  result?: { response?: string; success?: boolean };
  context: { registration: string; extensions?: Record<string, unknown> };
};

const store = await openStore();
const { app } = store;
const author = await app.person('author', ['author']);
let now = Date.now();
app.platform.clock = () => new Date(now);

const STRUCTURE = `format: 1
slug: photographs
source: en
minutes: 12
specialties: [general-practice]
objectives: [see]
modules:
  - { id: light, kind: lesson, minutes: 4, objectives: [see] }
  - id: check
    kind: questions
    minutes: 8
    objectives: [see]
    pass: 75
    questions:
      - { id: several, kind: multiple, objectives: [see], options: [near, whole, flash], answer: [near, whole] }
      - { id: ruler, kind: truefalse, objectives: [see], answer: true }
      - { id: sequence, kind: order, objectives: [see], options: [near, whole], answer: [whole, near] }
      - { id: pairs, kind: match, objectives: [see], options: [blur, shadow], targets: [steady, window], answer: { blur: steady, shadow: window } }
      - { id: distance, kind: numeric, objectives: [see], answer: 20, tolerance: 5, unit: cm }
      - { id: word, kind: text, objectives: [see] }
      - { id: place, kind: hotspot, objectives: [see], picture: hand.svg, areas: [{ id: edge, shape: circle, x: 20, y: 50, r: 10 }, { id: middle, shape: circle, x: 80, y: 50, r: 10 }], answer: edge }
references: []
`;

type Words = Record<
  | 'course' | 'light' | 'reflect' | 'check' | 'several' | 'near' | 'whole' | 'flash' | 'ruler' | 'sequence' | 'pairs'
  | 'blur' | 'shadow' | 'steady' | 'window' | 'distance' | 'word' | 'accepted' | 'place' | 'edge' | 'middle',
  string
>; // oxfmt-ignore

const ENGLISH: Words = {
  course: 'Photographs of the skin', light: 'Light and distance', reflect: 'What will you change in your next photograph?', check: 'Check yourself',
  several: 'Which photographs does a dermatologist need?', near: 'One from near', whole: 'One of the whole area', flash: 'One with the flash',
  ruler: 'A ruler belongs in the close photograph.', sequence: 'In which order do you take them?', pairs: 'What helps against what?',
  blur: 'Blur', shadow: 'Shadow', steady: 'A steady hand', window: 'Daylight from a window', distance: 'How far away is the close photograph taken?',
  word: 'What must the patient give before you take it?', accepted: 'consent', place: 'Where does the ruler lie?', edge: 'At the edge', middle: 'In the middle',
}; // oxfmt-ignore
const FINNISH: Words = {
  course: 'Valokuvia ihosta', light: 'Valo ja etäisyys', reflect: 'Mitä muutat seuraavassa kuvassasi?', check: 'Testaa itsesi',
  several: 'Mitkä kuvat ihotautilääkäri tarvitsee?', near: 'Lähikuvan', whole: 'Kuvan koko alueesta', flash: 'Salamalla otetun kuvan',
  ruler: 'Lähikuvassa on viivain.', sequence: 'Missä järjestyksessä otat kuvat?', pairs: 'Mikä auttaa mihinkin?',
  blur: 'Epätarkkuus', shadow: 'Varjo', steady: 'Vakaa käsi', window: 'Päivänvalo ikkunasta', distance: 'Kuinka kaukaa lähikuva otetaan?',
  word: 'Mitä potilaan on annettava ennen kuvaamista?', accepted: 'suostumus', place: 'Missä viivain on?', edge: 'Reunalla', middle: 'Keskellä',
}; // oxfmt-ignore

const question = (id: string, ...lines: string[]) => `:::question{#${id}}\n${lines.join('\n\n')}\n:::\n`;
const written = (folder: string, w: Words, unit: string): CourseFiles => ({
  [`${folder}/course.md`]: `# ${w.course}\n\n${w.light}.\n\n- ${w.light}\n`,
  [`${folder}/light.md`]: `# ${w.light}\n\n${w.light}.\n\n:::reflect{#next}\n${w.reflect}\n:::\n`,
  [`${folder}/check.md`]: [
    `# ${w.check}\n`,
    question('several', w.several, ...[w.near, w.whole, w.flash].map((each) => `- ${each}\n\n  > –`)),
    question('ruler', w.ruler, '> –'),
    question('sequence', w.sequence, `- ${w.near}\n- ${w.whole}`, '> –'),
    question('pairs', w.pairs, `- ${w.blur}\n- ${w.shadow}`, '---', `- ${w.steady}\n- ${w.window}`, '> –'),
    question('distance', w.distance, `::unit[${unit}]`, '> –'),
    question('word', w.word, `- ${w.accepted}`, '> –'),
    question('place', w.place, `::picture{alt="${w.place}"}`, `- ${w.edge}\n- ${w.middle}`, '> –'),
  ].join('\n'),
});
const files = (): CourseFiles => ({
  'course.yaml': STRUCTURE,
  ...written('en', ENGLISH, 'cm'),
  ...written('fi', FINNISH, 'cm'),
  'media/hand.svg': DRAWING,
});
const ANSWERS: Record<string, Record<string, string | string[]>> = {
  several: { answer: ['near', 'whole'] },
  ruler: { answer: 'true' },
  sequence: { 'answer-whole': '1', 'answer-near': '2' },
  pairs: { 'answer-blur': 'steady', 'answer-shadow': 'window' },
  distance: { answer: '22,5' },
  word: { answer: 'Suostumus' },
  place: { answer: '80,50' },
};

/** Statements that docs/xapi.md shows. */
const examples = [...readFileSync('docs/xapi.md', 'utf8').matchAll(/```json\n([^`]+)```/g)].map(
  ([, json]) => JSON.parse(json!) as Statement & { stored?: string; timestamp: string },
);

type Course = Awaited<ReturnType<typeof publishNativeCourse>>;
const course = await publishNativeCourse(app, author, files());
// A recording in the lesson: preparing a real one at import is tested with the import.
await app.platform.db.transact(async (tx) => {
  const light = and(eq(moduleTexts.versionId, course.versionId), eq(moduleTexts.moduleId, 'light'));
  for (const { language, text } of await tx.select().from(moduleTexts).where(light)) {
    const [page, ...pages] = text.pages;
    const video = {
      kind: 'video' as const,
      src: 'light.mp4',
      captions: null,
      watch: null,
      transcript: [],
      words: 0,
    };
    const withVideo = { ...text, pages: [{ ...page!, blocks: [...page!.blocks, video] }, ...pages] };
    await tx
      .update(moduleTexts)
      .set({ text: withVideo })
      .where(and(light, eq(moduleTexts.language, language)));
  }
  const file = { kind: 'video', type: 'video/mp4', seconds: 60, hash: '0'.repeat(64), bytes: 1 };
  await tx.insert(moduleRenditions).values({ versionId: course.versionId, name: 'light.mp4', ...file });
});
const send = (person: Person, moduleId: string, form: Record<string, string | string[]>) =>
  app.post(course.lesson(moduleId), form, person);

/** Three minutes, to the second: the clock stands but for them. */
async function answerAll(person: Person, answers = ANSWERS): Promise<void> {
  await send(person, 'check', { intent: 'begin' });
  now += 3 * MINUTE_MS;
  for (const [id, values] of Object.entries(answers))
    await send(person, 'check', { intent: 'answer', question: id, ...values });
}
/** Everything that was said of a learner in this course, in the order of recording. */
async function saidOf(person: Person, { courseId }: Course = course): Promise<Statement[]> {
  const { opaqueId } = (await app.as(person)).actor!;
  const rows = await app.platform.db.read.select().from(statements);
  return rows
    .sort((a, b) => a.seq - b.seq)
    .map(({ body }) => JSON.parse(body) as Statement)
    .filter(({ actor, object }) => actor.account.name === opaqueId && object.id.includes(courseId));
}
const brief = (said: Statement[]) =>
  said.map(({ verb, object }) => `${verb.id.split('/').pop()} ${object.id.split(course.courseId)[1]}`);
const learner = async () => {
  const person = await app.person('learner');
  await registerFor(app, person, course.path, 'fi');
  return person;
};

test('every module speaks, in the order in which things happen, and opening it says so once', async () => {
  const person = await learner();
  await send(person, 'light', { intent: 'reflect', prompt: 'next', text: 'Päivänvalo' });
  await send(person, 'light', { intent: 'reflect', prompt: 'next', text: 'Päivänvalo ja viivain' });
  await send(person, 'light', { intent: 'turn' });
  await answerAll(person);
  const said = await saidOf(person);
  expect(brief(said)).toEqual([
    'registered ',
    'initialized /modules/light',
    'completed /modules/light/reflections/next',
    'completed /modules/light',
    'initialized /modules/check',
    ...Object.keys(ANSWERS).map((id) => `answered /modules/check/questions/${id}`),
    'passed /modules/check',
    'completed ',
  ]);
  for (const each of said) validateStatement(each, '1.0.3');
  expect(JSON.stringify(said)).not.toContain('Päivänvalo ja');
});

test('an answer says the question in every language, what is right, and what was answered', async () => {
  const person = await learner();
  await answerAll(person);
  const answers = new Map(
    (await saidOf(person))
      .filter(({ verb }) => verb.id.endsWith('/answered'))
      .map((each) => [each.object.id.split('/').pop()!, each]),
  );
  expect(
    [...answers].map(([id, { object, result }]) => [
      id,
      object.definition['interactionType'],
      object.definition['correctResponsesPattern'],
      result!.response,
      result!.success,
    ]),
  ).toEqual([
    ['several', 'choice', ['near[,]whole'], 'near[,]whole', true],
    ['ruler', 'true-false', ['true'], 'true', true],
    ['sequence', 'sequencing', ['whole[,]near'], 'whole[,]near', true],
    ['pairs', 'matching', ['blur[.]steady[,]shadow[.]window'], 'blur[.]steady[,]shadow[.]window', true],
    ['distance', 'numeric', ['15[:]25'], '22.5', true],
    ['word', 'fill-in', ['{case_matters=false}consent', '{case_matters=false}suostumus'], 'Suostumus', true],
    ['place', 'choice', ['edge'], 'middle', false],
  ]);
  const { object, context } = answers.get('pairs')!;
  expect(object.definition).toMatchObject({
    type: 'http://adlnet.gov/expapi/activities/cmi.interaction',
    description: { en: ENGLISH.pairs, fi: FINNISH.pairs },
    source: [
      { id: 'blur', description: { en: ENGLISH.blur, fi: FINNISH.blur } },
      { id: 'shadow', description: { en: ENGLISH.shadow, fi: FINNISH.shadow } },
    ],
    target: [{ id: 'steady' }, { id: 'window' }],
  });
  const at = `http://localhost:3000/activities/courses/${course.courseId}`;
  expect(context).toMatchObject({
    language: 'fi',
    contextActivities: { parent: [{ id: `${at}/modules/check` }], grouping: [{ id: at }] },
  });
});

test('an attempt says its score and how long it took, passed or not, and is named in each of its statements', async () => {
  const person = await learner();
  const wrong = { ...ANSWERS, ruler: { answer: 'false' }, several: { answer: 'flash' } };
  await answerAll(person, wrong);
  await answerAll(person);
  await answerAll(person);
  const said = (await saidOf(person)).filter(({ object }) => object.id.endsWith('/modules/check'));
  expect(brief(said).map((each) => each.split(' ')[0])).toEqual([
    'initialized',
    'failed',
    'passed',
    'passed',
  ]);
  expect(said.slice(1).map(({ result }) => result)).toEqual([
    {
      completion: true,
      success: false,
      score: { scaled: 0.5714, raw: 4, min: 0, max: 7 },
      duration: 'PT180S',
    },
    {
      completion: true,
      success: true,
      score: { scaled: 0.8571, raw: 6, min: 0, max: 7 },
      duration: 'PT180S',
    },
    {
      completion: true,
      success: true,
      score: { scaled: 0.8571, raw: 6, min: 0, max: 7 },
      duration: 'PT180S',
    },
  ]);
  const attempts = (await saidOf(person))
    .filter(({ object }) => object.id.includes('/modules/check'))
    .map(({ context }) => context.extensions?.['http://id.tincanapi.com/extension/attempt-id']);
  expect(attempts[0]).toBeUndefined();
  expect(new Set(attempts.slice(1)).size).toBe(3);
});

test('nothing that a learner may read says what is right before they have answered', async () => {
  await answerAll(await learner());
  const person = await learner();
  await send(person, 'check', { intent: 'begin' });
  await send(person, 'check', { intent: 'answer', question: 'ruler', ...ANSWERS['ruler'] });
  for (const path of ['/record', '/record/download']) {
    const shown = await app.text(path, person);
    expect(shown, path).toContain(ENGLISH.ruler.slice(0, 20));
    expect(shown, path).not.toContain('near[,]whole');
  }
});

/** Somebody at the page of the lesson, as its script is: what it was given, and requests with that. */
async function atRecording(person: Person) {
  const answer = await app.post(`${course.path}/records`, { module: 'light' }, person, {
    accept: 'application/json',
  });
  const given = (await answer.json()) as LessonRecords;
  const { authorization: Authorization } = given;
  const ask = (method: string, path: string, body?: object) => {
    const bytes = body && Buffer.from(JSON.stringify(body));
    const length: Record<string, string> = bytes
      ? { 'Content-Type': 'application/json', 'Content-Length': String(bytes.length) }
      : {};
    return store.raw(
      method,
      `/xapi/${path}`,
      { Authorization, 'X-Experience-API-Version': '1.0.3', ...length },
      bytes,
    );
  };
  const { definition: _, ...object } = given.recordings['light.mp4']!;
  const says = (more: object = {}) => ({
    actor: given.actor,
    verb: { id: 'https://w3id.org/xapi/video/verbs/played', display: { en: 'played' } },
    object,
    context: given.context,
    ...more,
  });
  return { given, ask, says, object };
}

test('the script of a page with recordings is given a credential for its learner, and what they watch is recorded', async () => {
  const person = await learner();
  await send(person, 'light', { intent: 'turn' });
  const { given } = await atRecording(person);
  await watch(given);
  const said = (await saidOf(person)).filter(({ object }) => object.id.includes('/recordings/'));
  expect(brief(said)).toEqual(
    ['initialized', 'played', 'seeked', 'paused', 'completed', 'terminated'].map(
      (verb) => `${verb} /modules/light/recordings/light.mp4`,
    ),
  );
  for (const each of said) validateStatement(each, '1.0.3');
  const [known] = await app.platform.db.read
    .select()
    .from(activities)
    .where(eq(activities.iri, given.recordings['light.mp4']!.id));
  expect(JSON.parse(known!.definition)).toEqual({
    name: { en: 'Light and distance (light.mp4)', fi: 'Valo ja etäisyys (light.mp4)' },
    type: 'https://w3id.org/xapi/video/activity-type/video',
  });
});

test('it speaks of nobody else, in no other registration, of no other module, defines nothing, and reads no statement', async () => {
  const person = await learner();
  await send(person, 'light', { intent: 'turn' });
  const { given, ask, says, object } = await atRecording(person);
  const other = {
    objectType: 'Agent',
    account: { homePage: 'http://localhost:3000', name: 'somebody-else' },
  };
  const at = `http://localhost:3000/activities/courses/${course.courseId}`;
  expect((await ask('POST', 'statements', says())).status).toBe(200);
  for (const wrong of [
    { actor: other },
    { context: {} },
    { context: { ...given.context, registration: crypto.randomUUID() } },
    { context: { ...given.context, instructor: other } },
    { object: { id: at } },
    { object: { id: `${at}/modules/light` } },
    { object: { id: `${at}/modules/light/questions/ruler` } },
    { object: { id: `${at}/modules/check/recordings/light.mp4` } },
    {
      verb: { id: 'http://adlnet.gov/expapi/verbs/voided' },
      object: { objectType: 'StatementRef', id: crypto.randomUUID() },
      context: { registration: given.context.registration },
    },
  ])
    expect((await ask('POST', 'statements', says(wrong))).status, JSON.stringify(wrong)).toBe(403);
  expect((await ask('GET', 'statements')).status).toBe(403);
  expect(
    (await ask('GET', `activities?activityId=${encodeURIComponent(`${at}/modules/check/questions/ruler`)}`))
      .status,
  ).toBe(403);
  const definition = { name: { fi: 'Something else' } };
  expect((await ask('POST', 'statements', says({ object: { ...object, definition } }))).status).toBe(200);
  const [known] = await app.platform.db.read.select().from(activities).where(eq(activities.iri, object.id));
  expect(known!.definition).not.toContain('Something else');
});

test('it keeps no state', async () => {
  const person = await learner();
  await send(person, 'light', { intent: 'turn' });
  const { given, ask, object } = await atRecording(person);
  const state = `activities/state?${new URLSearchParams({ activityId: object.id, agent: JSON.stringify(given.actor), registration: given.context.registration, stateId: 'place' })}`; // oxfmt-ignore
  for (const method of ['GET', 'PUT', 'POST', 'DELETE'])
    expect((await ask(method, state, method.startsWith('P') ? {} : undefined)).status, method).toBe(403);
});

test('a credential is made for nobody who does not take the course, and for no module without recordings', async () => {
  const ask = (who: Person | undefined, module: string) =>
    app.post(`${course.path}/records`, { module }, who, { accept: 'application/json' });
  const person = await learner();
  expect((await ask(person, 'light')).status).toBe(200);
  expect((await ask(person, 'check')).status).toBe(404);
  expect((await ask(person, 'nowhere')).status).toBe(404);
  expect((await ask(await app.person('stranger'), 'light')).status).toBe(404);
});

test('it ends with the session, with the registration and when its learner is blocked, and nobody makes one up', async () => {
  const works = async ({ ask, says }: Awaited<ReturnType<typeof atRecording>>) =>
    (await ask('POST', 'statements', says())).status;
  const leaving = await learner();
  const left = await atRecording(leaving);
  expect(await works(left)).toBe(200);
  await app.platform.db.transact((tx) =>
    tx
      .update(registrations)
      .set({ endedAt: new Date() })
      .where(eq(registrations.id, left.given.context.registration)),
  );
  expect(await works(left)).toBe(401);

  const blocked = await learner();
  const ofBlocked = await atRecording(blocked);
  await app.platform.db.transact((tx) =>
    tx.update(people).set({ blockedAt: new Date() }).where(eq(people.id, blocked.id)),
  );
  expect(await works(ofBlocked)).toBe(401);

  const leaver = await learner();
  const ofLeaver = await atRecording(leaver);
  await app.post('/sign-out', {}, leaver);
  expect(await works(ofLeaver)).toBe(401);

  const person = await learner();
  const own = await atRecording(person);
  const said = Buffer.from(own.given.authorization.slice(6), 'base64').toString();
  for (const wrong of [
    said.replace(own.given.context.registration, left.given.context.registration),
    said.replace('.light:', '.check:'),
    said.replace(/:.*/, ':guessed'),
    said.replace(/^lesson\./, 'launch.'),
  ]) {
    const given = { ...own.given, authorization: `Basic ${Buffer.from(wrong).toString('base64')}` };
    const answer = await store.raw('GET', '/xapi/statements', {
      Authorization: given.authorization,
      'X-Experience-API-Version': '1.0.3',
    });
    expect(answer.status, wrong).toBe(401);
  }
});

/** Watches the recording as the script of its page does, with its own client; at 10 of 40 seconds somebody moves to 12. */
async function watch(given: LessonRecords): Promise<void> {
  const client = openStatementClient({ ...given, endpoint: `http://127.0.0.1:${store.port}/xapi/` });
  const session = startWatching({
    length: 40,
    threshold: 0.9,
    sessionId: '019ab0c0-3f5e-7b21-9d44-6a1c8e2f7b90',
  });
  for (const statements of [
    [session.initialized()],
    session.play(0),
    (session.move(10), session.moved(12)),
    session.pause(40),
    session.leave(40),
  ])
    client.say('light.mp4', statements);
  await client.flush();
}

/** Ids of the examples of docs/xapi.md, in place of those that a test makes. */
const EXAMPLE = {
  origin: 'https://learn.example.org',
  course: '019ab0a1-52c4-7d11-9c3e-2b7f0a6d4e15',
  registration: '019ab0b1-7e02-7a44-8f10-5d3c9e6b2a71',
  attempt: '019ab0b8-04d9-7c6e-a1f2-93b7d05e4c28',
  learner: 'p4v0x7qk2m',
};

/** A recorded statement with the ids of the examples. */
function asExample(statement: Statement): Statement {
  const attempt = statement.context.extensions?.['http://id.tincanapi.com/extension/attempt-id'];
  const text = JSON.stringify(statement)
    .replaceAll('http://localhost:3000', EXAMPLE.origin)
    .replaceAll(course.courseId, EXAMPLE.course)
    .replaceAll(statement.context.registration, EXAMPLE.registration)
    .replaceAll(statement.actor.account.name, EXAMPLE.learner);
  const renamed = typeof attempt === 'string' ? text.replaceAll(attempt, EXAMPLE.attempt) : text;
  return JSON.parse(renamed) as Statement;
}
/** Statements of which one example is enough: of one verb about one kind of thing. */
const kindOf = ({ verb, object: { id, definition } }: Statement) => {
  const [, thing = 'modules'] = /\/modules\/[^/]+\/([^/]+)/.exec(id) ?? [];
  return [verb.id.split('/').pop(), thing, definition['interactionType']].filter(Boolean).join(' ');
};
const placeOf = ({ verb, object }: Statement) => `${verb.id} ${object.id}`;

test('docs/xapi.md shows each statement of a native course exactly as it is recorded', async () => {
  const person = await learner();
  await send(person, 'light', { intent: 'reflect', prompt: 'next', text: 'Päivänvalo' });
  await send(person, 'light', { intent: 'turn' });
  await watch((await atRecording(person)).given);
  await answerAll(person, { ...ANSWERS, ruler: { answer: 'false' }, several: { answer: 'flash' } });
  await answerAll(person);
  const recorded = (await saidOf(person))
    .filter(({ object }) => object.id.includes('/modules/'))
    .map(asExample);
  const shown = examples.filter(({ object }) => object.id.includes('/modules/'));
  // What was answered and passed in the second attempt comes last.
  const lastAt = new Map(recorded.map((each) => [placeOf(each), each]));
  for (const example of shown) {
    const same = lastAt.get(placeOf(example));
    expect(same && { ...same, id: example.id, timestamp: example.timestamp }).toEqual(example);
  }
  expect(new Set(shown.map(kindOf))).toEqual(new Set(recorded.map(kindOf)));
});

test('the store takes each example of docs/xapi.md', async () => {
  for (const { stored: _, ...example } of examples) {
    const answer = await store.client('1.0.3').post('statements', example);
    expect([answer.status, answer.text], JSON.stringify(example)).toEqual([
      200,
      JSON.stringify([example.id]),
    ]);
  }
});
