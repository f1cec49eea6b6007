import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { buildPackage } from '#app/domains/modules/packages/build-package.server.ts';
import type { PackageData } from '#app/domains/modules/packages/package-data.ts';
import { inspectPackage } from '#app/domains/scorm/inspection/inspect-package.server.ts';
import { makeApp } from '#tests/support/app.ts';
import { pieceOf } from '#tests/support/words.ts';
import { publishNativeCourse, smallCourse } from '#tests/support/course-folder.ts';
import { CAPTIONS, courseWith, PDF, video, withVideo } from '#tests/support/recordings.ts';

const app = await makeApp();
const author = await app.person('author', ['author']);
const course = await publishNativeCourse(app, author);
type Wish = Parameters<typeof buildPackage>[2];

async function build(wish: Partial<Wish> = {}, courseId = course.courseId) {
  const whole = { standard: 'scorm-2004', language: null, moduleId: null, ...wish } as const;
  const { name, stream } = await buildPackage(await app.as(author), courseId, whole);
  const bytes = await buffer(stream);
  const path = join(app.folder, name);
  writeFileSync(path, bytes);
  const files = new Map<string, string>();
  const { report } = await inspectPackage(path, async (file, _, content) => {
    files.set(file, (await buffer(content)).toString('utf8'));
  });
  const data = JSON.parse(/= (.*);\n$/s.exec(files.get('content.js')!)![1]!) as PackageData;
  return { name, bytes, report, files, data };
}

test.each(['scorm-1.2', 'scorm-2004'] as const)(
  'as %s it is taken by our own inspection without a warning, with its pass mark',
  async (standard) => {
    const { report, files } = await build({ standard });
    expect(report).toMatchObject({ standard, errors: [], warnings: [], title: 'English course' });
    expect(files.get('imsmanifest.xml')).toContain(
      standard === 'scorm-1.2'
        ? '<adlcp:masteryscore>50</adlcp:masteryscore>'
        : '<imsss:minNormalizedMeasure>0.5</imsss:minNormalizedMeasure>',
    );
  },
);

const CMI5 = { standard: 'cmi5', language: null, moduleId: null } as const;
async function structureOf(wish: Partial<Wish> = {}) {
  const { stream } = await buildPackage(await app.as(author), course.courseId, { ...CMI5, ...wish });
  const files = unzipSync(await buffer(stream));
  return { files: Object.keys(files), xml: strFromU8(files['cmi5.xml']!) };
}

test('as cmi5 it is one unit with names, objectives and its mark, in every language of the package', async () => {
  const { files, xml } = await structureOf();
  expect(files).toContain('index.html');
  expect(files).not.toContain('imsmanifest.xml');
  const iri = `http://localhost:3000/activities/courses/${course.courseId}`;
  expect(xml).toContain(
    '<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd">',
  );
  expect(xml).toContain(`<course id="${iri}">`);
  expect(xml).toContain(`<au id="${iri}/modules" moveOn="CompletedAndPassed" masteryScore="0.5" launchMethod="AnyWindow"`); // oxfmt-ignore
  expect(xml).toContain('<title><langstring lang="en">English course</langstring><langstring lang="fi">Finnish course</langstring></title>'); // oxfmt-ignore
  expect(xml).toContain('<description><langstring lang="en">English summary.</langstring>');
  expect(xml).toContain(`<objective id="${iri}/objectives/see"><title><langstring lang="en">English see</langstring>`); // oxfmt-ignore
  expect(xml).toContain(`<objectives><objective idref="${iri}/objectives/see"/><objective idref="${iri}/objectives/act"/></objectives>`); // oxfmt-ignore
  expect(xml).toContain('<url>index.html</url>');

  const one = await structureOf({ moduleId: 'begin', language: 'fi' });
  expect(one.xml).toContain(`<au id="${iri}/modules/begin" moveOn="Completed" launchMethod="AnyWindow"`);
  expect(one.xml).toContain('<title><langstring lang="fi">Finnish beginning</langstring></title>');
  expect(one.xml).not.toContain('masteryScore');
  expect(one.xml).not.toContain('objectives/act');
  // A course that is exported again is the same course.
  expect((await structureOf()).xml).toBe(xml);
});

test('the times of a test are in it, and the language of a text that has not been translated', async () => {
  const { data } = await build();
  expect(data.modules.at(-1)).toMatchObject({ id: 'final', limit: 600_000, wait: 3_600_000 });
  const files = smallCourse();
  delete files['fi/begin.md'];
  const half = await publishNativeCourse(app, author, {
    ...files,
    'course.yaml': String(files['course.yaml']).replace('small-course', 'half-translated'),
  });
  const { stream } = await buildPackage(await app.as(author), half.courseId, { ...CMI5, language: 'fi' });
  const text = strFromU8(unzipSync(await buffer(stream))['content.js']!);
  const own = JSON.parse(/= (.*);\n$/s.exec(text)![1]!) as PackageData;
  const modules = own.languages['fi']!.modules;
  expect([modules['begin']!.lang, modules['anna']!.lang]).toEqual(['en', 'fi']);
});

test('all languages are in it, or one; all modules, or one; and nothing that it would have to load', async () => {
  const whole = await build();
  expect(Object.keys(whole.data.languages)).toEqual(['en', 'fi']);
  expect(whole.data.modules.map(({ id }) => id)).toEqual(['begin', 'anna', 'check', 'final']);
  const one = await build({ language: 'fi', moduleId: 'check' });
  expect(Object.keys(one.data.languages)).toEqual(['fi']);
  expect(one.data.modules.map(({ id, after }) => [id, after])).toEqual([['check', []]]);
  expect(one.name).toBe('small-course-check-fi-scorm-2004.zip');
  // Sources of the text are links, which nothing loads.
  const own = [...whole.files].filter(([path]) => path !== 'content.js' && path !== 'imsmanifest.xml');
  expect(
    own.flatMap(([, text]) => text.match(/(?:src|href)="https?:[^"]*"|@import|url\(\s*['"]?https?:/g) ?? []),
  ).toEqual([]);
});

test('what a page of ours shows is in it: drawings, references by their numbers, the words of its language', async () => {
  const { data } = await build();
  const { html } = data.languages['fi']!.modules['begin']!.pages[0]!;
  expect(html).toMatch(/<svg[^>]+aria-label="Finnish map"/);
  expect(html).toContain('<a href="#source-1">1</a>');
  expect(html).toContain('data-module="final"');
  expect(data.languages['fi']!.words.nextIs).toBe(
    (JSON.parse(readFileSync('locales/fi/modules.json', 'utf8')) as { lesson: { nextIs: string } }).lesson
      .nextIs,
  );
  expect(data.references[0]).toEqual({
    id: 'one',
    text: 'Somebody. A study. 2020.',
    href: 'https://doi.org/10.1000/xyz123',
  });
});

test('what opens a module is in it, and nothing opens one that stands alone', async () => {
  const files = smallCourse();
  const bands = await publishNativeCourse(app, author, {
    ...files,
    'course.yaml': String(files['course.yaml'])
      .replace('small-course', 'with-bands')
      .replace('    minutes: 2\n', '    minutes: 2\n    required: false\n')
      .replace('after: [begin]', 'after: [begin]\n      score: { module: check, from: 20, below: 60 }\n      from: 2027-01-01'),
  }); // oxfmt-ignore
  const { data } = await build({}, bands.courseId);
  const score = { module: 'check', from: 20, below: 60 };
  expect(data.modules.at(-1)).toMatchObject({ id: 'final', after: ['begin'], score, from: '2027-01-01' });
  const alone = await build({ moduleId: 'final' }, bands.courseId);
  expect(alone.data.modules).toMatchObject([{ id: 'final', after: [], score: null, from: null }]);
});

test('the page of the course names what a package leaves out before it is downloaded', async () => {
  const files = smallCourse();
  const meets = await publishNativeCourse(app, author, {
    ...files,
    'course.yaml': String(files['course.yaml'])
      .replace('small-course', 'with-meeting')
      .replace('minutes: 12', 'minutes: 72')
      .replace('references:\n', '  - { id: talk, kind: live, minutes: 60, objectives: [see], webinar: a-talk }\nreferences:\n'),
    'en/talk.md': '# A talk with Dr Example\n\nCome.\n',
    'fi/talk.md': '# Keskustelu\n\nTule.\n',
  }); // oxfmt-ignore
  const left = pieceOf('modules:package.left');
  const page = await app.text(`/author/courses/${meets.courseId}`, author);
  expect(page.split(left)[1]).toMatch(/^[^]{0,200}A talk with Dr Example/);
  expect(await app.text(`/author/courses/${course.courseId}`, author)).not.toContain(left);
});

test('the same course makes the same bytes', async () => {
  expect((await build()).bytes.equals((await build()).bytes)).toBe(true);
});

test('its author downloads it, and nobody else; a language and a module that it does not have are not found', async () => {
  const path = `/author/courses/${course.courseId}/package?standard=scorm-1.2`;
  const answer = await app.get(path, author);
  expect(answer.headers.get('content-type')).toBe('application/zip');
  expect(answer.headers.get('content-disposition')).toContain('small-course-all-scorm-1.2.zip');
  expect((await app.get(path, await app.person('other', ['author']))).status).toBe(404);
  expect((await app.get(`${path}&language=lv`, author)).status).toBe(404);
  expect((await app.get(`${path}&module=nothing`, author)).status).toBe(404);
  expect((await app.get(path.replace('scorm-1.2', 'scorm-9'), author)).status).toBe(404);
});

test('a text that would end its script stays a text', async () => {
  const files = smallCourse();
  const other = await publishNativeCourse(app, author, {
    ...files,
    'course.yaml': String(files['course.yaml']).replace('small-course', 'with-script'),
    'en/course.md': String(files['en/course.md']).replace('English course', 'English `</script>` course'),
  });
  const { stream } = await buildPackage(await app.as(author), other.courseId, {
    standard: 'scorm-1.2',
    language: null,
    moduleId: null,
  });
  const path = join(app.folder, 'script.zip');
  writeFileSync(path, await buffer(stream));
  let content = '';
  await inspectPackage(path, async (file, _, bytes) => {
    const text = (await buffer(bytes)).toString('utf8');
    if (file === 'content.js') content = text;
  });
  expect(content).not.toContain('</script>');
});

test('recordings, their captions and transcripts, and downloads are in it, each in its language', async () => {
  const files = courseWith('with-media', withVideo, {
    'visit.mp4': video(2, '64x36'),
    'fi/visit.mp4': video(1, '64x36'),
    'visit.vtt': CAPTIONS,
    'fi/visit.vtt': CAPTIONS.replace('Good morning', 'Huomenta'),
    'list.pdf': PDF,
  });
  const { courseId } = await publishNativeCourse(app, author, files);
  const whole = await build({}, courseId);
  expect(whole.report).toMatchObject({ errors: [], warnings: [] });
  const pageIn = (language: string) => whole.data.languages[language]!.modules['begin']!.pages[0]!.html;
  expect(pageIn('en')).toMatch(
    /<video controls preload="none" playsinline poster="media\/\w+\.webp" src="media\/\w+\.mp4"><track kind="captions" src="media\/\w+\.vtt" srclang="en" label="English" default><track/,
  );
  expect(pageIn('en')).toContain('<summary>Transcript</summary><p>English transcript');
  const sourceIn = (language: string) => /src="(media\/\w+\.mp4)"/.exec(pageIn(language))![1]!;
  expect(sourceIn('fi')).not.toBe(sourceIn('en'));
  for (const language of ['en', 'fi']) expect([...whole.files.keys()]).toContain(sourceIn(language));
  const [, list] = /<a href="(media\/\w+\.pdf)" download="list.pdf">English list<\/a>/.exec(pageIn('en'))!;
  expect(whole.files.get(list!)).toBe(PDF.toString());
  // In one language there is nothing that only another needs.
  const english = await build({ language: 'en' }, courseId);
  expect([...english.files.keys()].filter((path) => path.endsWith('.mp4'))).toHaveLength(1);
});
