import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { LOCALES } from '#app/i18n/locales.ts';
import { readFolder } from '#app/domains/modules/sources/read-folder.server.ts';
import { type CourseFiles, DRAWING, folderOf, smallCourse } from '#tests/support/course-folder.ts';
import { faultText } from './fault-text.server.ts';
import type { Fault } from './fault.ts';
import { readCourse } from './read-course.ts';

const faultsOf = (files: CourseFiles): Fault[] => readCourse(folderOf(files)).faults;

/** The small course with one thing changed: the text of a file, or with null no such file. */
function changed(path: string, change: ((text: string) => string) | null): CourseFiles {
  const { [path]: text, ...others } = smallCourse();
  return change ? { ...others, [path]: change(String(text ?? '')) } : others;
}
const replace = (from: string | RegExp, to: string) => (text: string) => {
  const after = text.replace(from, to);
  if (after === text) throw new Error(`${String(from)} is not in the text`);
  return after;
};

test('a course without a fault is read whole, in each of its languages', () => {
  const { course, faults } = readCourse(folderOf(smallCourse()));
  expect(faults).toEqual([]);
  expect(Object.keys(course!.languages)).toEqual(['en', 'fi']);
  const { begin, anna, check } = course!.languages['fi']!.modules;
  expect(begin!.title).toBe('Finnish beginning');
  expect(begin!.pages.map(({ title, blocks }) => [title, blocks.map(({ kind }) => kind)])).toEqual([
    [null, ['prose', 'figure', 'keypoint']],
    ['Finnish second page', ['prose', 'caution', 'reflect']],
  ]);
  expect(anna!.pages[0]!.blocks).toMatchObject([
    { kind: 'case', steps: [{ title: 'Finnish Monday' }, { title: 'Finnish Tuesday' }] },
  ]);
  expect(Object.keys(check!.questions)).toHaveLength(8);
  expect(check!.questions['q-text']!.accepted).toEqual(['Finnish location', 'GPS']);
  expect(check!.questions['q-numeric']!.unit).toBe('Finnish unit');
  expect(course!.drawings['map.svg']!.tagName).toBe('svg');
});

test('a time of day is text, and a reference and a link to a module keep their names', () => {
  const { course } = readCourse(folderOf(smallCourse()));
  const said = JSON.stringify(course!.languages['en']!.modules['begin']!.pages[0]!.blocks[0]);
  expect(said).toContain('14');
  expect(said).toContain(':30');
  expect(said).toContain('"dataReference":"one"');
  expect(said).toContain('"dataModule":"final"');
});

test.each(readdirSync('content/courses'))('%s has no fault, and all seven languages', (name) => {
  const { course, faults } = readCourse(readFolder(`content/courses/${name}`)!);
  expect(faults.map((fault) => faultText(fault))).toEqual([]);
  expect(Object.keys(course!.languages).toSorted()).toEqual(
    LOCALES.map(({ code }) => code as string).toSorted(),
  );
  const { modules, minutes } = course!.structure;
  expect(minutes).toBeGreaterThanOrEqual(25);
  expect(minutes).toBeLessThanOrEqual(45);
  expect(modules.flatMap(({ questions }) => questions).length).toBeGreaterThanOrEqual(12);
  expect(modules.filter(({ kind }) => kind === 'case')).toHaveLength(2);
  for (const [language, { modules: texts }] of Object.entries(course!.languages))
    expect(Object.keys(texts), language).toEqual(modules.map(({ id }) => id));
});

/** The small course with this after the first figure in English, and files that it names. */
const showing = (text: string, media: CourseFiles = {}): CourseFiles => ({
  ...changed('en/begin.md', replace(':::keypoint', `${text}\n:::keypoint`)),
  'media/visit.mp4': 'x',
  'media/talk.mp3': 'x',
  'media/list.pdf': 'x',
  'media/visit.vtt': 'WEBVTT\n\n00:00.000 --> 00:01.000\nHei\n',
  ...media,
});
const VIDEO = ':::video{src="visit.mp4" captions="visit.vtt" watch="80"}\nWords.\n:::\n';
const vtt = (text: string) => showing(VIDEO, { 'media/visit.vtt': text });

/** What is done to the small course, and the fault that is told: file, line and code. */
const CASES: [what: string, files: CourseFiles, ...fault: [file: string, line: number, code: Fault['code']]][] = [
  ['an unknown directive', changed('en/begin.md', replace(':::keypoint', ':::note')), 'en/begin.md', 11, 'directive_unknown'],
  ['HTML in the text', changed('en/begin.md', replace('English caution.', '<b>English</b> caution.')), 'en/begin.md', 22, 'html'],
  ['a script in the text', changed('en/begin.md', replace('| 1 | 2 |', '| 1 | 2 |\n\n<script>alert(1)</script>')), 'en/begin.md', 21, 'html'],
  ['a picture outside of a figure', changed('en/begin.md', replace('English caution.', '![x](map.svg)')), 'en/begin.md', 22, 'picture_without_figure'],
  ['a figure without alt text', changed('fi/begin.md', replace('alt="Finnish map"', '')), 'fi/begin.md', 5, 'alt_missing'],
  ['a figure in a box, where it would be lost', changed('en/begin.md', replace(':::caution\nEnglish caution.\n:::', '::::caution\n:::figure{src="map.svg" alt="x"}\n:::\n::::')), 'en/begin.md', 22, 'directive_unknown'],
  ['a figure of nothing', changed('en/begin.md', replace('map.svg', 'plan.svg')), 'en/begin.md', 5, 'media_missing'],
  ['a table whose second line has too few columns', changed('en/begin.md', replace('English caution.', '| a | b |\n|---|\n| c | d |')), 'en/begin.md', 22, 'table_broken'],
  ['a table without its second line', changed('en/begin.md', replace('English caution.', 'Text:\n| a | b |\n| c | d |')), 'en/begin.md', 23, 'table_broken'],
  ['a directive with a space before its name', changed('en/anna.md', (text) => `${text}\n::: caution\nText.\n`), 'en/anna.md', 25, 'directive_unread'],
  ['a text that is not UTF-8', changed('fi/begin.md', replace('Finnish key point.', 'Hengenvaarallinen p\uFFFDivystys.')), 'fi/begin.md', 12, 'not_utf8'],
  ['a dead link within the course', changed('en/begin.md', replace('module:final', 'module:end')), 'en/begin.md', 3, 'link_dead'],
  ['a link to a script', changed('en/begin.md', replace('module:final', 'javascript:alert(1)')), 'en/begin.md', 3, 'link_form'],
  ['a reference that is not there', changed('fi/begin.md', replace(':ref[one]', ':ref[two]')), 'fi/begin.md', 3, 'reference_unknown'],
  ['a text without a title', changed('en/begin.md', replace('# English beginning', 'English beginning')), 'en/begin.md', 1, 'title_missing'],
  ['a page more than in the source', changed('fi/begin.md', replace('Finnish key point.\n:::', 'Finnish key point.\n:::\n\n## Finnish other page\n\nText.')), 'fi/begin.md', 19, 'structure_differs'],
  ['a key point less than in the source', changed('fi/begin.md', replace(/:::keypoint[\s\S]*?:::\n/, '')), 'fi/begin.md', 12, 'structure_differs'],
  ['an option less', changed('fi/anna.md', replace(/- Finnish wait\n\n {2}> Finnish waiting harms\.\n/, '')), 'fi/anna.md', 17, 'options_count'],
  ['a link in an option', changed('en/anna.md', replace('- English wait', '- English [wait](https://example.org/)')), 'en/anna.md', 17, 'option_link'],
  ['a reference in what is matched', changed('fi/check.md', replace('- Finnish r-y', '- **Finnish :ref[one]**')), 'fi/check.md', 58, 'option_link'],
  ['an option without feedback', changed('en/anna.md', replace('\n  > English waiting harms.\n', '')), 'en/anna.md', 17, 'feedback_missing'],
  ['a question that is not in the text', changed('en/final.md', replace(/:::question\{#q-see-2\}[\s\S]*?:::\n/, '')), 'en/final.md', 1, 'question_missing'],
  ['a question of another module', changed('en/final.md', replace('{#q-see-2}', '{#q-anna}')), 'en/final.md', 9, 'question_unknown'],
  ['a case whose question is never asked', changed('en/anna.md', replace('\n:question{#q-anna}\n', '')), 'en/anna.md', 1, 'question_not_in_case'],
  ['a question that is named in the middle of a sentence', changed('en/anna.md', replace('\n:question{#q-anna}\n', '\nSo :question{#q-anna} it is.\n')), 'en/anna.md', 7, 'question_outside_step'],
  ['the same reflection in two modules', changed('en/anna.md', replace('English second step.', 'English second step.\n\n::::reflect{#own}\nAgain?\n::::')), 'en/anna.md', 12, 'id_again'],
  ['a number without the word of its unit', changed('fi/check.md', replace('::unit[Finnish unit]\n', '')), 'fi/check.md', 63, 'unit_missing'],
  ['a short text that accepts nothing', changed('en/check.md', replace('- English location\n- GPS\n', '')), 'en/check.md', 71, 'accepted_missing'],
  ['objectives less than in the structure', changed('fi/course.md', replace('- Finnish act\n', '')), 'fi/course.md', 5, 'objectives_count'],
  ['no text in the source language', changed('en/anna.md', null), 'en/anna.md', 1, 'text_missing'],
  ['no structure', changed('course.yaml', null), 'course.yaml', 1, 'structure_missing'],
  ['a question without a right answer', changed('course.yaml', replace('options: [a, b], answer: b', 'options: [a, b]')), 'course.yaml', 17, 'yaml_missing'],
  ['an answer that is no option', changed('course.yaml', replace('options: [a, b], answer: b', 'options: [a, b], answer: z')), 'course.yaml', 17, 'answer_unknown'],
  ['an order that leaves one out', changed('course.yaml', replace('answer: [c, a, b]', 'answer: [c, a, a]')), 'course.yaml', 27, 'answer_incomplete'],
  ['pairs that leave one out', changed('course.yaml', replace('answer: { a: y, b: x }', 'answer: { a: y }')), 'course.yaml', 28, 'answer_incomplete'],
  ['a pool smaller than its draw', changed('course.yaml', replace('objective: act, count: 1', 'objective: act, count: 2')), 'course.yaml', 44, 'pool_small'],
  ['modules that wait for each other', changed('course.yaml', replace('    minutes: 4\n', '    minutes: 4\n    opens: { after: [final] }\n')), 'course.yaml', 11, 'circle'],
  ['a required module behind a band of a score', changed('course.yaml', replace('      after: [begin]', '      after: [begin]\n      score: { module: check, from: 0, below: 60 }')), 'course.yaml', 42, 'band_required'],
  ['a band of what has no score', changed('course.yaml', replace('      after: [begin]', '      score: { module: anna, from: 0, below: 60 }')), 'course.yaml', 41, 'score_of_nothing'],
  ['a condition of no module', changed('course.yaml', replace('after: [begin]', 'after: [start]')), 'course.yaml', 41, 'module_unknown'],
  ['minutes that do not add up', changed('course.yaml', replace('minutes: 12', 'minutes: 20')), 'course.yaml', 4, 'minutes_sum'],
  ['a key that is not known', changed('course.yaml', replace('    pass: 50', '    passmark: 50')), 'course.yaml', 36, 'yaml_key'],
  ['a reference that nobody cites', changed('course.yaml', replace('references:\n', 'references:\n  - { id: two, text: Two, doi: 10.1000/2, year: 2020, read: 2026-11-25 }\n')), 'course.yaml', 50, 'reference_unused'],
  ['a DOI that is none', changed('course.yaml', replace('doi: 10.1000/xyz123', 'doi: abc')), 'course.yaml', 52, 'yaml_example'],
  ['an anchor', changed('course.yaml', replace('objectives: [see, act]', 'objectives: &a [see, act]')), 'course.yaml', 6, 'yaml_anchor'],
  ['an alias to nothing', changed('course.yaml', replace('objectives: [see, act]', 'objectives: *a')), 'course.yaml', 6, 'yaml_anchor'],
  ['a tag', changed('course.yaml', replace('slug: small-course', 'slug: !!binary small-course')), 'course.yaml', 2, 'yaml_anchor'],
  ['brackets that are not closed', changed('course.yaml', replace('objectives: [see, act]', 'objectives: [see, act')), 'course.yaml', 7, 'yaml_bracket'],
  ['the same option twice', changed('course.yaml', replace('options: [a, b], answer: b', 'options: [b, b], answer: b')), 'course.yaml', 17, 'id_again'],
  ['the same id twice', changed('course.yaml', replace('id: anna', 'id: begin')), 'course.yaml', 12, 'id_again'],
  ['a drawing with a script', changed('media/map.svg', () => DRAWING.replace('</svg>', '\n<script>alert(1)</script></svg>')), 'media/map.svg', 2, 'svg_refused'],
  ['a drawing that listens', changed('media/map.svg', replace('<circle ', '<circle onclick="alert(1)" ')), 'media/map.svg', 1, 'svg_refused'],
  ['a drawing that loads', changed('media/map.svg', replace('<circle ', '<circle fill="url(https://example.org/x)" ')), 'media/map.svg', 1, 'svg_refused'],
  ['a drawing with HTML inside', changed('media/map.svg', replace('</svg>', '<foreignObject><p>x</p></foreignObject></svg>')), 'media/map.svg', 1, 'svg_refused'],
  ['a drawing that is too large for a page', changed('media/map.svg', replace('</svg>', `${'<circle r="1"/>'.repeat(1500)}</svg>`)), 'media/map.svg', 1, 'too_long'],
  ['a drawing that is none', changed('media/map.svg', () => '<p>x</p>'), 'media/map.svg', 1, 'svg_none'],
  ['a file of no use', { ...smallCourse(), 'notes.txt': 'x' }, 'notes.txt', 1, 'file_unknown'],
  ['a language that we do not speak', { ...smallCourse(), 'de/course.md': '# x' }, 'de/', 1, 'language_unknown'],
  ['a video without captions', showing(':::video{src="visit.mp4"}\nWords.\n:::\n'), 'en/begin.md', 11, 'captions_missing'],
  ['a sound without a transcript', showing(':::audio{src="talk.mp3"}\n:::\n'), 'en/begin.md', 11, 'transcript_missing'],
  ['a sound in place of a video', showing(':::video{src="talk.mp3" captions="visit.vtt"}\nWords.\n:::\n'), 'en/begin.md', 11, 'media_kind'],
  ['captions that are a document', showing(':::video{src="visit.mp4" captions="list.pdf"}\nWords.\n:::\n'), 'en/begin.md', 11, 'media_kind'],
  ['a figure of a video', showing(':::figure{src="visit.mp4" alt="x"}\nWords.\n:::\n'), 'en/begin.md', 11, 'media_kind'],
  ['a recording that is to be played more than whole', showing(VIDEO.replace('80', '101')), 'en/begin.md', 11, 'watch_wrong'],
  ['a recording that is to be played by a half of a per cent', showing(VIDEO.replace('80', '0.5')), 'en/begin.md', 11, 'watch_wrong'],
  ['a recording in a question that is to be played', { ...showing(''), 'en/check.md': String(smallCourse()['en/check.md']).replace('English number?', `English number?\n\n${VIDEO.replaceAll(':::', '::::')}`).replace(':::question{#q-numeric}', ':::::question{#q-numeric}').replace('q-numeric.\n:::', 'q-numeric.\n:::::') }, 'en/check.md', 66, 'watch_wrong'],
  ['a download without a name', showing('::download[]{src="list.pdf"}\n'), 'en/begin.md', 11, 'label_missing'],
  ['a download of nothing', showing('::download[List]{src="plan.pdf"}\n'), 'en/begin.md', 11, 'media_missing'],
  ['a video that must be watched in one language only', { ...showing(VIDEO), 'fi/begin.md': String(smallCourse()['fi/begin.md']).replace(':::keypoint', `${VIDEO.replace(' watch="80"', '')}\n:::keypoint`) }, 'fi/begin.md', 11, 'structure_differs'],
  ['captions of another kind', vtt('1\n00:00:00,000 --> 00:00:01,000\nHei\n'), 'media/visit.vtt', 1, 'vtt_header'],
  ['a time that cannot be read', vtt('WEBVTT\n\n0:1 --> 0:2\nHei\n'), 'media/visit.vtt', 3, 'vtt_time'],
  ['a caption that ends before it begins', vtt('WEBVTT\n\n00:02.000 --> 00:01.000\nHei\n'), 'media/visit.vtt', 3, 'vtt_backwards'],
  ['captions in no order', vtt('WEBVTT\n\n00:02.000 --> 00:03.000\nHei\n\n00:01.000 --> 00:02.000\nMoi\n'), 'media/visit.vtt', 6, 'vtt_order'],
  ['captions that say nothing', vtt('WEBVTT\n'), 'media/visit.vtt', 1, 'vtt_empty'],
  ['captions of one language that are none', showing(VIDEO, { 'media/fi/visit.vtt': 'Hei' }), 'media/fi/visit.vtt', 1, 'vtt_header'],
  ['a file for one language that stands in for none', { ...smallCourse(), 'media/fi/plan.svg': DRAWING }, 'media/fi/plan.svg', 1, 'variant_alone'],
  ['a file for one language of another kind', { ...smallCourse(), 'media/fi/map.png': 'x' }, 'media/fi/map.png', 1, 'variant_kind'],
  ['a drawing for one language with a script', { ...smallCourse(), 'media/fi/map.svg': DRAWING.replace('</svg>', '<script>alert(1)</script></svg>') }, 'media/fi/map.svg', 1, 'svg_refused'],
  ['media of a language that we do not speak', { ...smallCourse(), 'media/de/map.svg': DRAWING }, 'media/de/', 1, 'language_unknown'],
  ['a name that only a file for one language has', changed('en/begin.md', replace('src="map.svg"', 'src="fi/map.svg"')), 'en/begin.md', 5, 'media_missing'],
  ['more recordings than a course may have', { ...smallCourse(), ...Object.fromEntries(Array.from({ length: 201 }, (_, at) => [`media/${at}.mp3`, 'x'])) }, 'course.yaml', 1, 'recordings_count'],
  ['a picture in capitals', changed('en/begin.md', replace('map.svg', 'Map.svg')), 'en/begin.md', 5, 'media_case'],
  ['a program among the media', { ...smallCourse(), 'media/setup.exe': 'MZ' }, 'media/setup.exe', 1, 'media_unknown'],
]; // oxfmt-ignore

test.each(CASES)('%s is told by file and line', (_, files, file, line, code) => {
  const faults = faultsOf(files);
  expect(faults.map((fault) => [fault.file, fault.line, fault.code])).toContainEqual([file, line, code]);
  // Every fault has a sentence with nothing left open.
  for (const fault of faults) expect(faultText(fault)).not.toMatch(/\{\{|fault\./);
});

const yaml = (from: string, to: string): CourseFiles => changed('course.yaml', replace(from, to));
test.each<[string, CourseFiles, number, Fault['code']]>([
  ['a tab', yaml('  - id: anna', '\t- id: anna'), 12, 'yaml_tab'],
  ['an entry at another depth', yaml('    kind: case', '   kind: case'), 13, 'yaml_indent'],
  ['a text with a colon', yaml('text: ', 'text: Guidance: '), 51, 'yaml_colon'],
  ['a key without a colon', yaml('minutes: ', 'minutes '), 4, 'yaml_pair'],
  ['a quotation mark that is not closed', yaml('slug: small-course', 'slug: "small-course'), 2, 'yaml_quote'],
  ['a key twice', yaml('slug: small-course', 'slug: small-course\nslug: other'), 3, 'yaml_key_again'],
  ['two documents', yaml('slug: small-course', 'slug: small-course\n---'), 3, 'yaml_documents'],
  ['a sign of its own', yaml('slug: small-course', 'slug: @small-course'), 2, 'yaml_character'],
  ['a bracket too many', yaml('[see, act]', '[see, act]]'), 6, 'yaml_syntax'],
])('%s in course.yaml is one fault with a sentence of its own in each language, without a word of the parser', (_, files, line, code) => {
  const faults = faultsOf(files).filter(({ file }) => file === 'course.yaml');
  expect(faults.map((fault) => fault.code)).toEqual([code]);
  expect(faults[0]!.line).toBe(line);
  for (const { code: locale } of LOCALES) expect(faultText(faults[0]!, locale)).not.toMatch(/[A-Z]+_[A-Z]+|\{\{|fault\./);
}); // oxfmt-ignore

/** Faults in texts and media, each at its place. */
const BESIDE: CourseFiles = {
  'en/begin.md': String(smallCourse()['en/begin.md']).replace(/alt="[^"]*"/, ''),
  'fi/final.md': `${String(smallCourse()['fi/final.md'])}\n<hr>\n`,
  'media/map.svg': DRAWING.replace('<circle ', '<circle onclick="alert(1)" '),
  'media/fi/plan.svg': DRAWING,
};
const BESIDE_FAULTS = [
  ['en/begin.md', 'alt_missing'],
  ['fi/final.md', 'html'],
  ['media/map.svg', 'svg_refused'],
  ['media/fi/plan.svg', 'variant_alone'],
];
test.each<[string, (text: string) => string, number]>([
  ['has a value that none may have', replace('minutes: ', 'minutes: x'), 2],
  ['has a module of an unknown kind', replace('kind: case', 'kind: story'), 1],
  ['has a question without an answer', replace(/, answer: [^}]*/, ''), 1],
  ['has a module without a name', replace('id: anna', 'name: anna'), 2],
  ['names its references otherwise', replace('references:\n', 'literature:\n'), 1],
  ['is no YAML', replace('[see, act]', '[see, act'), 1],
  ['is empty', () => '', 1],
])('where course.yaml %s, texts and media are read all the same, and nothing is told that may only follow from it', (_, change, most) => {
  const files = changed('course.yaml', change);
  const alone = faultsOf(files);
  expect(new Set(alone.map(({ file }) => file))).toEqual(new Set(['course.yaml']));
  expect(alone.length).toBeGreaterThanOrEqual(1);
  expect(alone.length).toBeLessThanOrEqual(most);
  const faults = faultsOf({ ...files, ...BESIDE });
  expect(faults.filter(({ file }) => file !== 'course.yaml').map(({ file, code }) => [file, code]).toSorted()).toEqual(BESIDE_FAULTS.toSorted());
}); // oxfmt-ignore

test('without course.yaml the rest is read too, and one that lies deeper is named', () => {
  const { 'course.yaml': _, ...files } = { ...smallCourse(), ...BESIDE };
  expect(faultsOf(files).map(({ file, code }) => [file, code]).toSorted()).toEqual([['course.yaml', 'structure_missing'], ...BESIDE_FAULTS].toSorted()); // oxfmt-ignore
  const [fault] = faultsOf({ 'a/b/course.yaml': 'format: 1', 'a/readme.md': 'x' });
  expect(fault).toMatchObject({ file: 'course.yaml', code: 'structure_elsewhere', facts: { found: 'a/b/course.yaml' } }); // oxfmt-ignore
});

test('a value is named by its module, and one of few with those that are allowed', () => {
  const [kind] = faultsOf(changed('course.yaml', replace('kind: case', 'kind: story')));
  expect(faultText(kind!)).toContain(
    '“modules.anna.kind” can only be one of these: lesson, questions, case,',
  );
  const [question] = faultsOf(changed('course.yaml', replace('kind: single', 'kind: choice')));
  expect(faultText(question!)).toContain('one of these: single, multiple, truefalse,');
});

test.each([
  ['minutes: 4', 'minutes: many', 'a number from 1 to 600'],
  ['pass: 50', 'pass: 500', 'a number from 0 to 100'],
  ['wait: PT1H', 'wait: 1h', 'for example: PT30M'],
  ['id: anna', 'id: Anna Liepa', 'for example: first-visit'],
  ['required: false', 'required: maybe', 'one of these: true, false'],
  ['objectives: [see]', 'objectives: see', 'for example: [first, second]'],
])('%s in place of %s is told with what is allowed', (right, wrong, words) => {
  const [fault] = faultsOf(changed('course.yaml', replace(right, wrong)));
  expect(faultText(fault!)).toContain(words);
});

test('faults stand by file and line, and that of a package says why in a sentence', () => {
  const begin = String(smallCourse()['en/begin.md']).replace(/alt="[^"]*"/, '');
  const faults = faultsOf({ ...smallCourse(), 'en/begin.md': `${begin}\n<hr>\n` });
  expect(faults.map(({ line }) => line)).toEqual(faults.map(({ line }) => line).toSorted((a, b) => a - b));
  const fault: Fault = { file: 'packages/a.zip', line: 1, code: 'package_refused', facts: { finding: 'not_a_zip' } }; // oxfmt-ignore
  expect(faultText(fault)).toMatch(
    /package\. This is not a zip file, or it is damaged\. Export it once more [^.]+\.$/,
  );
});

test('all that is wrong in captions is told', () => {
  const text = 'WEBVTT\n\n00:05.000 --> 00:04.000\na\n\n0:1 --> 0:2\nb\n\n00:02.000 --> 00:03.000\nc\n';
  const faults = faultsOf(vtt(text)).filter(({ file }) => file === 'media/visit.vtt');
  expect(faults.map(({ line, code }) => [line, code])).toEqual([[3, 'vtt_backwards'], [6, 'vtt_time'], [9, 'vtt_order']]); // oxfmt-ignore
});

test('a structure nested two hundred thousand deep, and one of many megabytes, are a sentence and not the end of the process', () => {
  expect(faultsOf({ ...smallCourse(), 'course.yaml': '['.repeat(200_000) })[0]!.code).toMatch(
    /yaml_nested|yaml_syntax/,
  );
  expect(faultsOf({ ...smallCourse(), 'course.yaml': '#'.repeat(3_000_000) })[0]).toMatchObject({
    code: 'too_long',
  });
  const aliases = ['a: &a [x]', ...Array.from({ length: 30 }, (_, i) => `b${i}: &b${i} [*a, *a]`)].join('\n');
  expect(faultsOf({ ...smallCourse(), 'course.yaml': aliases })[0]).toMatchObject({ code: 'yaml_anchor' });
});

test.each([
  ['keys within each other', '? '.repeat(120_000)],
  ['values within each other', 'a: '.repeat(80_000)],
  ['lists within each other by tabs', '-\t'.repeat(120_000)],
])('a structure of %s a hundred thousand times is one sentence, however often it is read', (_, text) => {
  for (let times = 0; times < 2; times++)
    expect(
      faultsOf({ ...smallCourse(), 'course.yaml': text }).filter(({ file }) => file === 'course.yaml'),
    ).toMatchObject([{ line: 1, code: 'yaml_nested' }]);
});

test.each([
  ['quotes', '>'.repeat(10_000)],
  ['lists', `${'- '.repeat(5000)}a`],
  ['numbered lists', `${'1. '.repeat(3000)}a`],
  ['blocks', ':::keypoint\n'.repeat(5000)],
  ['emphasis', 'a*_'.repeat(20_000)],
  ['links', '[a]('.repeat(20_000)],
  ['lines', '- a\n'.repeat(20_000)],
])('a text of thousands of %s at once is one sentence with its line', (_, text) => {
  const files = smallCourse();
  const faults = faultsOf({ ...files, 'fi/begin.md': `# Alku\n\n${text}\n` });
  expect(faults).toEqual([{ file: 'fi/begin.md', line: expect.any(Number) as number, code: 'text_nested', facts: {} }]);
}); // oxfmt-ignore

test('blocks that are closed, rules and lists of many words in bold may follow each other', () => {
  const text = `${':::keypoint\nOne thing.\n:::\n\n'.repeat(30)}${'*'.repeat(80)}\n\n${'- **One** thing\n'.repeat(50)}`;
  const files = smallCourse();
  const faults = faultsOf({ ...files, 'en/begin.md': `${String(files['en/begin.md'])}\n${text}` });
  expect(faults.filter(({ code }) => code === 'text_nested')).toEqual([]);
});

test('brackets in texts are no nesting', () => {
  const { 'course.yaml': structure, ...more } = smallCourse();
  const text = String(structure).replace(/^references:$/m, `$&\n  # ${'['.repeat(60)}\n`);
  expect(faultsOf({ ...more, 'course.yaml': text })).toEqual([]);
});

test('ten thousand keys, each of them twice, are told with their lines', () => {
  const keys = Array.from({ length: 10_000 }, (_, at) => `k${at}: 1\n`).join('');
  const again = faultsOf({ ...smallCourse(), 'course.yaml': keys + keys }).filter(
    ({ code }) => code === 'yaml_key_again',
  );
  expect([again.length, again[0]!.line]).toEqual([10_000, 10_001]);
  const unknown = faultsOf({ ...smallCourse(), 'course.yaml': keys }).filter(
    ({ code }) => code === 'yaml_key',
  );
  expect([unknown.length, unknown.at(-1)!.line]).toEqual([10_000, 10_000]);
});

test('of more modules than a course may have the others are not looked at', () => {
  const chain = Array.from({ length: 5_000 }, (_, at) => `- {id: m${at}, opens: {after: [m${at + 1}]}}\n`);
  const faults = faultsOf({ ...smallCourse(), 'course.yaml': `modules:\n${chain.join('')}` });
  expect(faults).toContainEqual(expect.objectContaining({ code: 'yaml_value', facts: { where: 'modules' } }));
});

test('texts that are too long together are a fault, however short each of them is', () => {
  const text = 'word '.repeat(800_000);
  const drawings = Object.fromEntries(Array.from({ length: 6 }, (_, at) => [`media/${at}.svg`, text]));
  const { course, faults } = readCourse(folderOf({ ...smallCourse(), ...drawings }));
  expect(course).toBeNull();
  expect(faults.at(-1)).toMatchObject({ file: 'course.yaml', code: 'texts_too_long', facts: { most: 20 } });
});

test('recordings, captions and downloads are read, with files for one language, and a file that nobody names may lie there', () => {
  const text = `${VIDEO}\n:::audio{src="talk.mp3"}\nTwo words.\n:::\n\n::download[The list]{src="list.pdf"}\n`;
  const files = showing(text, { 'media/fi/map.svg': DRAWING, 'media/fi/visit.vtt': 'WEBVTT\n\n00:01.000 --> 00:02.000\nMoi', 'media/spare.mp4': 'x' }); // oxfmt-ignore
  const { course, faults } = readCourse(folderOf({ ...files, 'fi/begin.md': String(files['en/begin.md']) }));
  expect(faults).toEqual([]);
  expect(Object.keys(course!.drawings)).toEqual(['fi/map.svg', 'map.svg']);
  const { blocks } = course!.languages['en']!.modules['begin']!.pages[0]!;
  expect(blocks.slice(2, 5)).toMatchObject([
    { kind: 'video', src: 'visit.mp4', captions: 'visit.vtt', watch: 80, words: 1 },
    { kind: 'audio', src: 'talk.mp3', captions: null, watch: null, words: 2 },
    { kind: 'download', src: 'list.pdf', label: 'The list' },
  ]);
});

test('a language may lack a module, and what it has is read', () => {
  const { course, faults } = readCourse(folderOf(changed('fi/anna.md', null)));
  expect(faults).toEqual([]);
  expect(Object.keys(course!.languages['fi']!.modules)).toEqual(['begin', 'check', 'final']);
});

test('ids in a drawing begin with its name, so that two drawings on a page do not meet', () => {
  const files = {
    ...smallCourse(),
    'media/map.svg': DRAWING.replace(
      '<circle',
      '<defs><clipPath id="half"><path id="a" d="M0 0"/></clipPath></defs><use href="#a" clip-path="url(#half)"/><circle',
    ),
  };
  const { course, faults } = readCourse(folderOf(files));
  expect(faults).toEqual([]);
  const drawn = JSON.stringify(course!.drawings['map.svg']);
  for (const named of ['"id":"map-svg-half"', '"href":"#map-svg-a"', 'url(#map-svg-half)'])
    expect(drawn).toContain(named);
});

test.each<[string, CourseFiles, Fault]>([
  ['a zip in place of the folder', { 'course.zip': 'x', 'packages/visit.zip': 'x', 'readme.md': 'x' }, { file: 'course.yaml', line: 1, code: 'structure_zipped', facts: { found: 'course.zip' } }],
  ['a folder of a language in capitals', { ...smallCourse(), 'FI/course.md': 'x', 'FI/begin.md': 'x', 'FI/notes.txt': 'x' }, { file: 'FI/', line: 1, code: 'language_unknown', facts: { languages: 'en, fi, sv, et, lv, lt, be' } }],
  ['a folder of media for a language in capitals', { ...smallCourse(), 'media/FI/map.svg': DRAWING }, { file: 'media/FI/', line: 1, code: 'language_unknown', facts: { languages: 'en, fi, sv, et, lv, lt, be' } }],
  ['a cover in capitals', yaml('source: en', 'source: en\ncover: Map.svg'), { file: 'course.yaml', line: 4, code: 'media_case', facts: { file: 'Map.svg', found: 'map.svg' } }],
  ['a file for one language in capitals', { ...smallCourse(), 'media/fi/Map.svg': DRAWING }, { file: 'media/fi/Map.svg', line: 1, code: 'variant_kind', facts: { file: 'map.svg' } }],
  ['a comma in a number between braces', yaml('answer: 138', 'answer: 13,8'), { file: 'course.yaml', line: 29, code: 'yaml_decimal', facts: { value: '13,8', right: '13.8' } }],
  ['two numbers with the same decimals', yaml('answer: 138, tolerance: 0.5', 'answer: 3,5, tolerance: 0,5'), { file: 'course.yaml', line: 29, code: 'yaml_decimal', facts: { value: '3,5', right: '3.5' } }],
  ['a comma in a number on a line of its own', changed('course.yaml', replace(/- \{ id: q-numeric.*\}/, '- id: q-numeric\n        kind: numeric\n        objectives: [act]\n        answer: -13,8\n        unit: mmHg')), { file: 'course.yaml', line: 32, code: 'yaml_decimal', facts: { value: '-13,8', right: '-13.8' } }],
  ['an empty structure', changed('course.yaml', () => ''), { file: 'course.yaml', line: 1, code: 'yaml_empty', facts: {} }],
  ['a structure of comments', changed('course.yaml', () => '# format: 1\n'), { file: 'course.yaml', line: 1, code: 'yaml_empty', facts: {} }],
  ['a structure that is text', changed('course.yaml', () => 'hello'), { file: 'course.yaml', line: 1, code: 'yaml_pair', facts: {} }],
  ['HTML around a word', changed('en/begin.md', replace('English caution.', '<b>English</b> <i>caution</i>.')), { file: 'en/begin.md', line: 22, code: 'html', facts: {} }],
  ['a key point that is not closed, before a download', showing(':::keypoint\nMore.\n\n::download[List]{src="list.pdf"}\n'), { file: 'en/begin.md', line: 11, code: 'directive_open', facts: { directive: 'keypoint', colons: ':::' } }],
  ['a key point that is not closed, before a figure', changed('en/begin.md', replace(':::figure', ':::keypoint\nMore.\n\n:::figure')), { file: 'en/begin.md', line: 5, code: 'directive_open', facts: { directive: 'keypoint', colons: ':::' } }],
  ['a last directive that is not closed', changed('fi/begin.md', replace('Finnish reflection?\n:::', 'Finnish reflection?')), { file: 'fi/begin.md', line: 25, code: 'directive_open', facts: { directive: 'reflect', colons: ':::' } }],
  ['a case that is not closed', changed('en/anna.md', replace('\n::::\n', '\n')), { file: 'en/anna.md', line: 3, code: 'directive_open', facts: { directive: 'case', colons: '::::' } }],
  ['a step that is not closed, before another', changed('en/anna.md', replace(':::\n:::step', ':::step')), { file: 'en/anna.md', line: 4, code: 'directive_open', facts: { directive: 'step', colons: ':::' } }],
  ['a question that is not closed, before another', changed('en/final.md', replace('q-see-1.\n:::', 'q-see-1.')), { file: 'en/final.md', line: 3, code: 'directive_open', facts: { directive: 'question', colons: ':::' } }],
])('%s is one fault, and nothing that only follows from it is told', (_, files, fault) => {
  expect(faultsOf(files)).toEqual([fault]);
  for (const { code: locale } of LOCALES) {
    const text = faultText(fault, locale);
    expect(text).not.toMatch(/\{\{|fault\./);
    for (const fact of Object.values(fault.facts)) expect(text).toContain(String(fact));
  }
}); // oxfmt-ignore
