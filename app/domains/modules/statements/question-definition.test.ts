import { expect, test } from 'vitest';
import { readCourse } from '#app/domains/modules/format/read-course.ts';
import type { QuestionText } from '#app/domains/modules/types.ts';
import { activity } from '#app/domains/xapi/statements/activity-checks.ts';
import { folderOf, smallCourse } from '#tests/support/course-folder.ts';
import { questionDefinition } from './question-definition.ts';

const words = (value: string) => [{ type: 'text' as const, value }];
const paragraph = (value: string) => ({
  type: 'element' as const,
  tagName: 'p',
  properties: {},
  children: words(value),
});
const text = (stem: string, options: string[]): QuestionText => ({
  stem: [{ kind: 'prose', content: [paragraph(stem), paragraph('And then?')] }],
  options: options.map((each) => ({ content: words(each), feedback: words('why') })),
  targets: [],
  feedback: [],
  unit: null,
  alt: null,
  accepted: [],
});
const key = {
  id: 'q',
  objectives: ['o'],
  references: [],
  kind: 'single' as const,
  options: ['a', 'b'],
  answer: 'b',
};

test('a question is told in every language, as plain text, and of its feedback nothing', () => {
  const definition = questionDefinition(key, [
    ['fi', text('Mitä nyt?', ['Odotan', 'Soitan'])],
    ['en', text('What now?', ['Wait', 'Call'])],
  ]);
  expect(definition).toEqual({
    name: { fi: 'Mitä nyt? And then?', en: 'What now? And then?' },
    description: { fi: 'Mitä nyt? And then?', en: 'What now? And then?' },
    interactionType: 'choice',
    correctResponsesPattern: ['b'],
    choices: [
      { id: 'a', description: { fi: 'Odotan', en: 'Wait' } },
      { id: 'b', description: { fi: 'Soitan', en: 'Call' } },
    ],
  });
});

test('a long stem is whole as a description and begun as a name, at the end of a word', () => {
  const stem = 'A patient of 71 years writes that his feet have been swollen since the weekend and that he sleeps badly.'; // oxfmt-ignore
  const { name, description } = questionDefinition(key, [['en', text(stem, [])]]);
  expect(description['en']).toBe(`${stem} And then?`);
  expect(name['en']).toBe('A patient of 71 years writes that his feet have been swollen since the weekend…');
});

test('every kind of question has a definition that the store takes, in each language of the course', () => {
  const { structure, languages } = readCourse(folderOf(smallCourse())).course!;
  const check = structure.modules.find(({ id }) => id === 'check')!;
  const types = check.questions.map((each) => {
    const definition = questionDefinition(
      each,
      Object.entries(languages).map(([language, { modules }]) => [
        language,
        modules['check']!.questions[each.id]!,
      ]),
    );
    activity({ id: `https://example.org/${each.id}`, definition }, '$', '1.0.3');
    expect(Object.keys(definition.description)).toEqual(['en', 'fi']);
    for (const { description } of [definition.choices, definition.source, definition.target].flatMap(
      (all) => all ?? [],
    ))
      expect(Object.values(description)).toEqual([
        expect.stringMatching(/^English ./),
        expect.stringMatching(/^Finnish ./),
      ]);
    return [each.kind, definition.interactionType, definition.choices?.length ?? definition.source?.length];
  });
  expect(types).toEqual([
    ['single', 'choice', 3],
    ['multiple', 'choice', 3],
    ['truefalse', 'true-false', undefined],
    ['order', 'sequencing', 3],
    ['match', 'matching', 2],
    ['numeric', 'numeric', undefined],
    ['text', 'fill-in', undefined],
    ['hotspot', 'choice', 2],
  ]);
});
