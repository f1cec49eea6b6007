import { beforeEach, expect, test, vi } from 'vitest';
import type { PackageData } from '#app/domains/modules/packages/package-data.ts';
import { packKept } from '#app/domains/modules/packages/pack-kept.ts';
import type { Lms } from './lms.ts';
import { openCourse } from './open-course.ts';
import { begin, giveAnswer, readKept } from './progress.ts';

const NUMBERS = Array.from({ length: 20 }, (_, number) => number);
const course = (): PackageData => ({
  standard: 'cmi5',
  iri: 'https://majakka.example.org/activities/courses/1',
  source: 'en',
  references: [],
  languages: {
    en: {
      name: 'English',
      title: 'A course',
      words: {} as never,
      modules: { test: { lang: 'en', title: 'A test', url: null, pages: [], questions: {} } },
    },
  },
  modules: [
    {
      id: 'test',
      kind: 'questions',
      required: true,
      pass: 80,
      limit: null,
      wait: null,
      after: [],
      score: null,
      from: null,
      draw: [],
      questions: NUMBERS.map((number) => ({ id: `q${number}`, kind: 'truefalse', objectives: ['a'], references: [], answer: true })), // oxfmt-ignore
    },
  ],
});
const lmsWith = (state: string, mastery: number): Lms => ({
  isOld: false,
  state,
  languages: ['en'],
  isMuted: false,
  mastery,
  isLook: false,
  save: () => undefined,
  record: () => undefined,
  end: () => undefined,
  exit: null,
  retry: () => undefined,
  watch: () => undefined,
});

beforeEach(() => {
  // Of the browser, which the tests run without.
  vi.stubGlobal('navigator', { languages: ['en'] });
});

test.each([
  [11, [0]],
  [10, []],
])('the mark of the learning system is the one to reach: 0.55 with %i of 20', (right, done) => {
  const data = course();
  const kept = readKept('', data);
  begin(kept, data.modules[0]!, 0, Date.now());
  for (const number of NUMBERS) giveAnswer(kept, 0, number, [String(number < right)]);
  const opened = openCourse(data, lmsWith(packKept(kept, data), 0.55), () => undefined);
  expect(opened.kept.x).toEqual(done);
});
