import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { eq } from 'drizzle-orm';
import { publishVersion } from '#app/domains/catalogue/versions/publish-version.server.ts';
import { readOwnCourse } from '#app/domains/catalogue/courses/read-own-course.server.ts';
import type { CourseFolder } from '#app/domains/modules/format/read-course.ts';
import { importCourse } from '#app/domains/modules/sources/import-course.server.ts';
import { type FolderOnDisk, readFolder } from '#app/domains/modules/sources/read-folder.server.ts';
import { moduleAttempts } from '#db/schema/modules.ts';
import type { Person, TestApp } from './app.ts';

/** Files of a course by their paths. */
export type CourseFiles = Record<string, string | Buffer>;

/** A drawing of ours, with a mark. */
export const DRAWING =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50"><circle class="line" cx="20" cy="25" r="10"/></svg>';

const STRUCTURE = `format: 1
slug: small-course
source: en
minutes: 12
specialties: [general-practice]
objectives: [see, act]
modules:
  - id: begin
    kind: lesson
    minutes: 4
    objectives: [see]
  - id: anna
    kind: case
    minutes: 3
    objectives: [act]
    questions:
      - { id: q-anna, kind: single, objectives: [act], options: [a, b], answer: b, references: [one] }
  - id: check
    kind: questions
    minutes: 3
    required: false
    objectives: [see, act]
    questions:
      - { id: q-single, kind: single, objectives: [see], options: [a, b, c], answer: c }
      - { id: q-multiple, kind: multiple, objectives: [see], options: [a, b, c], answer: [a, c] }
      - { id: q-truefalse, kind: truefalse, objectives: [see], answer: false }
      - { id: q-order, kind: order, objectives: [act], options: [a, b, c], answer: [c, a, b] }
      - { id: q-match, kind: match, objectives: [act], options: [a, b], targets: [x, y], answer: { a: y, b: x } }
      - { id: q-numeric, kind: numeric, objectives: [act], answer: 138, tolerance: 0.5, unit: mmHg }
      - { id: q-text, kind: text, objectives: [see] }
      - { id: q-hotspot, kind: hotspot, objectives: [see], picture: map.svg, areas: [{ id: a, shape: circle, x: 20, y: 50, r: 10 }, { id: b, shape: circle, x: 80, y: 50, r: 10 }], answer: a }
  - id: final
    kind: questions
    minutes: 2
    objectives: [see, act]
    pass: 50
    attempts: 2
    wait: PT1H
    limit: PT10M
    opens:
      after: [begin]
    draw:
      - { objective: see, count: 1 }
      - { objective: act, count: 1 }
    questions:
      - { id: q-see-1, kind: truefalse, objectives: [see], answer: true }
      - { id: q-see-2, kind: truefalse, objectives: [see], answer: true }
      - { id: q-act-1, kind: truefalse, objectives: [act], answer: true }
references:
  - id: one
    text: "Somebody. A study. 2020."
    doi: 10.1000/xyz123
    year: 2020
    read: 2026-11-25
`;

const option = (words: string, feedback: string) => `- ${words}\n\n  > ${feedback}\n`;
const trueFalse = (id: string, word: string) =>
  `:::question{#${id}}\n${word} ${id}?\n\n> ${word} because of ${id}.\n:::\n\n`;

/** A module text in a language whose every sentence begins with its own word, so that a page shows which it is in. */
function texts(word: string): CourseFiles {
  return {
    'course.md': `# ${word} course\n\n${word} summary.\n\n- ${word} see\n- ${word} act\n`,
    'begin.md': `# ${word} beginning

${word} text with a source :ref[one]. Read [the end](module:final) at 14:30.

:::figure{src="map.svg" alt="${word} map"}
${word} caption.

1. ${word} mark
:::

:::keypoint
${word} key point.
:::

## ${word} second page

| a | b |
|---|---|
| 1 | 2 |

:::caution
${word} caution.
:::

:::reflect{#own}
${word} reflection?
:::
`,
    'anna.md': `# ${word} case

::::case{#anna}
:::step{title="${word} Monday"}
${word} first step.

:question{#q-anna}
:::
:::step{title="${word} Tuesday"}
${word} second step.
:::
::::

:::question{#q-anna}
${word} what now?

${option(`${word} wait`, `${word} waiting harms.`)}${option(`${word} call`, `${word} calling helps :ref[one].`)}:::
`,
    'check.md': `# ${word} check

${word} introduction.

:::question{#q-single}
${word} one?

${option(`${word} s-a`, `${word} fs-a`)}${option(`${word} s-b`, `${word} fs-b`)}${option(`${word} s-c`, `${word} fs-c`)}:::

:::question{#q-multiple}
${word} several?

${option(`${word} m-a`, `${word} fm-a`)}${option(`${word} m-b`, `${word} fm-b`)}${option(`${word} m-c`, `${word} fm-c`)}:::

${trueFalse('q-truefalse', word)}:::question{#q-order}
${word} order?

- ${word} o-a
- ${word} o-b
- ${word} o-c

> ${word} because of q-order.
:::

:::question{#q-match}
${word} match?

- ${word} l-a
- ${word} l-b

---

- ${word} r-x
- ${word} r-y

> ${word} because of q-match.
:::

:::question{#q-numeric}
${word} number?

::unit[${word} unit]

> ${word} because of q-numeric.
:::

:::question{#q-text}
${word} text?

- ${word} location
- GPS

> ${word} because of q-text.
:::

:::question{#q-hotspot}
${word} place?

::picture{alt="${word} plan"}

- ${word} left
- ${word} right

> ${word} because of q-hotspot.
:::
`,
    'final.md': `# ${word} final\n\n${trueFalse('q-see-1', word)}${trueFalse('q-see-2', word)}${trueFalse('q-act-1', word)}`,
  };
}

const inFolder = (folder: string, files: CourseFiles): CourseFiles =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]));

/** A course of four modules with every kind of question, in English and Finnish, without a fault. */
export const smallCourse = (): CourseFiles => ({
  'course.yaml': STRUCTURE,
  ...inFolder('en', texts('English')),
  ...inFolder('fi', texts('Finnish')),
  'media/map.svg': DRAWING,
});

/** The files as a folder in memory. */
export const folderOf = (files: CourseFiles): CourseFolder => ({
  paths: Object.keys(files).sort(),
  read: (path) => String(files[path]),
});

/** The files as a folder on disk. */
export function folderOnDisk(files: CourseFiles): FolderOnDisk & { folder: string } {
  const folder = mkdtempSync(join(tmpdir(), 'majakka-course-'));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return readFolder(folder)!;
}

/** Imports a native course, by default the small one, and publishes it. */
export async function publishNativeCourse(app: TestApp, author: Person, files = smallCourse()) {
  const ctx = await app.as(author);
  const { courseId, versionId, faults } = await importCourse(ctx, folderOnDisk(files));
  if (courseId === null) throw new Error(JSON.stringify(faults));
  await publishVersion(ctx, versionId);
  const [offer] = await readOwnCourse(ctx, courseId);
  const { slug } = offer!.course;
  const lesson = (moduleId: string, page = 1) =>
    `/courses/${slug}/learn/${moduleId}${page > 1 ? `?page=${page}` : ''}`;
  return { courseId, versionId, slug, path: `/courses/${slug}`, learn: `/courses/${slug}/learn`, lesson };
}

/** Registers for it as the form of the course page does. */
export async function registerFor(
  app: TestApp,
  person: Person,
  path: string,
  language = 'en',
): Promise<void> {
  const answer = await app.post(path, { intent: 'register', language, shown: '' }, person);
  if (answer.status !== 302) throw new Error(`registering answered ${answer.status}`);
}

/** Does everything that the small course requires; `answer`: what is answered to the true-or-false questions of its test, all true. */
export async function doSmallCourse(
  app: TestApp,
  person: Person,
  course: Awaited<ReturnType<typeof publishNativeCourse>>,
  answer = 'true',
): Promise<void> {
  const send = (moduleId: string, form: Record<string, string>, page = 1) =>
    app.post(course.lesson(moduleId, page), form, person);
  for (const page of [1, 2]) await send('begin', { intent: 'turn' }, page);
  await send('anna', { intent: 'answer', question: 'q-anna', answer: 'b' });
  await send('anna', { intent: 'turn' });
  await send('final', { intent: 'begin' });
  const attempts = await app.platform.db.read
    .select()
    .from(moduleAttempts)
    .where(eq(moduleAttempts.moduleId, 'final'));
  const { drawn } = attempts.sort((a, b) => (a.id < b.id ? 1 : -1))[0]!;
  for (const question of drawn) await send('final', { intent: 'answer', question, answer });
}
