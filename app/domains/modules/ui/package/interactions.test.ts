import { expect, test } from 'vitest';
import type { QuestionKey } from '#app/domains/modules/types.ts';
import { definitionOf, responseText } from './interactions.ts';

const base = { objectives: ['a'], references: [] };
const match: QuestionKey = { ...base, id: 'm', kind: 'match', options: ['a', 'b'], targets: ['x', 'y'], answer: { a: 'y', b: 'x' } }; // oxfmt-ignore
const order: QuestionKey = { ...base, id: 'o', kind: 'order', options: ['a', 'b', 'c'], answer: ['c', 'a', 'b'] }; // oxfmt-ignore
const numeric: QuestionKey = { ...base, id: 'n', kind: 'numeric', answer: 0.3, tolerance: 0.1 };
const hotspot: QuestionKey = {
  ...base,
  id: 'h',
  kind: 'hotspot',
  picture: 'map.svg',
  areas: [
    { id: 'a', shape: 'circle', x: 20, y: 50, r: 10 },
    { id: 'b', shape: 'circle', x: 80, y: 50, r: 10 },
  ],
  answer: 'b',
};

test.each([
  [match, ['a=y', 'b=x'], 'a[.]y[,]b[.]x', 'a.b,b.a'],
  [order, ['c', 'a', 'b'], 'c[,]a[,]b', 'c,a,b'],
  [numeric, ['0.35'], '0.35', '0.35'],
  // A place in the picture is the area that it is in, or none of them.
  [hotspot, ['81.5,52'], 'b', 'b'],
  [hotspot, ['50,5'], 'elsewhere', 'z'],
])('$0.kind is written in both grammars', (key, given, newer, older) => {
  expect([responseText(key, given, false), responseText(key, given, true)]).toEqual([newer, older]);
});

test('a question as an activity names its choices in words, and what is right', () => {
  const text = {
    stem: '<p>Which &amp; why?</p>',
    options: [
      { id: 'a', html: '<em>Left</em>', feedback: '' },
      { id: 'b', html: 'Right', feedback: '' },
    ],
    targets: [{ id: 'x', text: 'One' }],
    unit: null,
    picture: '',
    feedback: '',
    accepted: [],
  };
  expect(definitionOf(hotspot, text, 'en', [])).toEqual({
    type: 'http://adlnet.gov/expapi/activities/cmi.interaction',
    interactionType: 'choice',
    description: { en: 'Which & why?' },
    correctResponsesPattern: ['b'],
    choices: [
      { id: 'a', description: { en: 'Left' } },
      { id: 'b', description: { en: 'Right' } },
    ],
  });
  expect(definitionOf(match, text, 'en', [])).toMatchObject({
    correctResponsesPattern: ['a[.]y[,]b[.]x'],
    source: [{ id: 'a' }, { id: 'b' }],
    target: [{ id: 'x', description: { en: 'One' } }],
  });
  expect(definitionOf(numeric, text, 'en', [])).toMatchObject({ correctResponsesPattern: ['0.2[:]0.4'] });
  const short: QuestionKey = { ...base, id: 't', kind: 'text' };
  expect(definitionOf(short, text, 'en', ['GPS', 'location'])).toMatchObject({
    interactionType: 'fill-in',
    correctResponsesPattern: ['{case_matters=false}GPS', '{case_matters=false}location'],
  });
});
