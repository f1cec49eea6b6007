import { expect, test } from 'vitest';
import { validateStatement } from '#app/domains/xapi/statements/validate-statement.ts';
import { openSpeakingCourse } from '#tests/support/speaking-course.ts';
import { ANSWERS, ENGLISH, FINNISH } from '#tests/support/speaking-course-files.ts';

const { app, course, send, answerAll, saidOf, brief, learner } = await openSpeakingCourse();

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
