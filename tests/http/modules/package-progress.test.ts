import { beforeEach, expect, test, vi } from 'vitest';
import { buildPackage } from '#app/domains/modules/packages/build-package.server.ts';
import { MOST_PROGRESS, longestProgress } from '#app/domains/modules/packages/longest-progress.ts';
import { choicesOf } from '#app/domains/modules/packages/pack-kept.ts';
import type { PackageStandard } from '#app/domains/modules/packages/package-data.ts';
import { readPackageContent } from '#app/domains/modules/packages/read-package-content.server.ts';
import type { QuestionKey } from '#app/domains/modules/types.ts';
import { openCourse } from '#app/domains/modules/ui/package/open-course.ts';
import { openScorm } from '#app/domains/modules/ui/package/scorm.ts';
import { makeApp } from '#tests/support/app.ts';
import { type CourseFiles, DRAWING, publishNativeCourse } from '#tests/support/course-folder.ts';
import { openPart } from '#tests/support/run-time.ts';

const app = await makeApp();
const author = await app.person('author', ['author']);

const KINDS: Record<string, [key: string, words: string]> = {
  single: ['options: [a, b, c], answer: c', '- a\n\n  > –\n- b\n\n  > –\n- c\n\n  > –'],
  multiple: ['options: [a, b, c], answer: [a, c]', '- a\n\n  > –\n- b\n\n  > –\n- c\n\n  > –'],
  truefalse: ['answer: true', '> –'],
  order: ['options: [a, b, c], answer: [c, a, b]', '- a\n- b\n- c\n\n> –'],
  match: ['options: [a, b], targets: [x, y], answer: { a: y, b: x }', '- a\n- b\n\n---\n\n- x\n- y\n\n> –'],
  numeric: ['answer: 138, tolerance: 1', '> –'],
  text: ['', '- word\n\n> –'],
  hotspot: ['picture: map.svg, areas: [{ id: a, shape: circle, x: 20, y: 50, r: 10 }, { id: b, shape: circle, x: 80, y: 50, r: 10 }], answer: a', '::picture{alt="A map"}\n\n- Left\n- Right\n\n> –'],
}; // oxfmt-ignore

/** A course of a lesson of a hundred pages and a test of `rounds` questions of each of these kinds. */
function courseOf(rounds: number, kinds: readonly string[]): CourseFiles {
  const questions = Array.from({ length: rounds }, (_, round) =>
    kinds.map((kind) => {
      const [key, words] = KINDS[kind]!;
      return { id: `${kind}-${round}`, kind, key, words };
    }),
  ).flat();
  return {
    'course.yaml': `format: 1
slug: rounds-${rounds}
source: en
minutes: 60
specialties: [general-practice]
objectives: [see]
modules:
  - { id: pages, kind: lesson, minutes: 30, objectives: [see] }
  - id: check
    kind: questions
    minutes: 30
    objectives: [see]
    pass: 50
    limit: PT30M
    wait: PT1H
    questions:
${questions.map(({ id, kind, key }) => `      - { id: ${[id, `kind: ${kind}`, 'objectives: [see]', key].filter(Boolean).join(', ')} }`).join('\n')}
references: []
`,
    'en/course.md': '# A course\n\nA summary.\n\n- See\n',
    'en/pages.md': `# Pages\n\nText.\n\n${Array.from({ length: 100 }, (_, page) => `## Page ${page}\n\nText.\n`).join('\n')}`,
    'en/check.md': `# Check\n\n${questions.map(({ id, words }) => `:::question{#${id}}\nWhat?\n\n${words}\n:::\n`).join('\n')}`,
    'media/map.svg': DRAWING,
  };
}

async function publish(rounds: number, kinds: readonly string[]) {
  const { courseId } = await publishNativeCourse(app, author, courseOf(rounds, kinds));
  const ctx = await app.as(author);
  const wish = (standard: PackageStandard) => ({ standard, language: null, moduleId: null });
  return {
    data: async (standard: PackageStandard) => (await readPackageContent(ctx, courseId, wish(standard))).data,
    build: (standard: PackageStandard) => buildPackage(ctx, courseId, wish(standard)),
  };
}
/** So long that one round more is refused. */
async function longest(standard: 'scorm-1.2' | 'scorm-2004', rounds: number, kinds: readonly string[]) {
  const [fits, refused] = [await publish(rounds, kinds), await publish(rounds + 1, kinds)];
  const isRefused = async ({ data }: typeof fits) =>
    longestProgress(await data(standard)) > MOST_PROGRESS[standard];
  expect([await isRefused(fits), await isRefused(refused)]).toEqual([false, true]);
  return { fits, refused };
}

/** As long as its form takes it. */
const answerTo = (key: QuestionKey): string[] => {
  if (key.kind === 'text') return ['ā"\\.,0'.repeat(40).slice(0, 200)];
  if (key.kind === 'numeric') return ['-123456789012.1234'];
  if (key.kind === 'hotspot') return ['99.9,12.5'];
  if (key.kind === 'match') return key.options.map((option) => `${option}=${key.targets.at(-1)}`);
  return key.kind === 'multiple' || key.kind === 'order' ? key.options : [choicesOf(key).at(-1)!];
};

beforeEach(() => {
  vi.stubGlobal('navigator', { languages: ['en'] });
  vi.stubGlobal('scrollTo', () => undefined);
  vi.stubGlobal('scrollY', 0);
});

test.each([
  ['scorm-1.2', 13, Object.keys(KINDS), 'SCORM 2004'],
  // Of the kind whose answers are longest: fewer of them fill what this standard keeps.
  ['scorm-2004', 304, ['text'], 'cmi5'],
] as const)(
  'a course as long as %s can keep is kept whole; a longer one is refused, and the standard that fits is named',
  async (standard, rounds, kinds, other) => {
    const { fits, refused } = await longest(standard, rounds, kinds);
    const part = openPart(standard);
    vi.stubGlobal('window', { [standard === 'scorm-1.2' ? 'API' : 'API_1484_11']: part.session.api, parent: null }); // oxfmt-ignore
    const data = await fits.data(standard);
    const course = openCourse(data, openScorm(), () => undefined);
    while (course.kept.m === 0) course.turn();
    course.begin();
    for (const [nth, key] of data.modules[1]!.questions.entries()) course.answer(nth, answerTo(key));
    const state = part.get('cmi.suspend_data');
    expect(state.length).toBeLessThanOrEqual(MOST_PROGRESS[standard]);
    expect(state.length).toBeGreaterThan(MOST_PROGRESS[standard] * 0.9);
    expect(JSON.stringify(course.kept).length).toBeGreaterThan(MOST_PROGRESS[standard]);
    const again = openCourse(data, { ...openScorm(), state }, () => undefined);
    expect(again.kept).toEqual(course.kept);
    await expect(refused.build(standard)).rejects.toMatchObject({
      code: 'package_progress',
      facts: { fits: other },
    });
    (await refused.build('cmi5')).stream.destroy();
  },
);
