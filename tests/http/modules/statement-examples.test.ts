import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Statement, openSpeakingCourse } from '#tests/support/speaking-course.ts';
import { ANSWERS } from '#tests/support/speaking-course-files.ts';

const { store, course, send, answerAll, saidOf, learner, atRecording, watch } = await openSpeakingCourse();

/** Statements that docs/xapi.md shows. */
const examples = [...readFileSync('docs/xapi.md', 'utf8').matchAll(/```json\n([^`]+)```/g)].map(
  ([, json]) => JSON.parse(json!) as Statement & { stored?: string; timestamp: string },
);
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
