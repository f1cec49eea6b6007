import type { Element } from 'hast';
import { LOCALES } from '#app/i18n/locales.ts';
import type { CourseStructure, CourseText, ModuleText } from '#app/domains/modules/types.ts';
import { blocksIn } from './blocks-in.ts';
import { checkCaptions, checkNamedFiles, checkVariants } from './check-media.ts';
import { checkPaths } from './check-paths.ts';
import { checkMarks } from './check-marks.ts';
import { checkStructure } from './check-structure.ts';
import { type Fault, faultsOf } from './fault.ts';
import { hardLineOf } from './hard-to-read.ts';
import { mediaKind } from './media-kinds.ts';
import { splitMediaName } from './media-names.ts';
import { AFTER_OPEN } from './open-directives.ts';
import { FOLLOWING, standIn } from './partial-structure.ts';
import type { Mark } from './read-blocks.ts';
import { MOST_RECORDINGS } from './recording-limits.ts';
import { readCourseText } from './read-course-text.ts';
import { readModule } from './read-module.ts';
import { NO_STRUCTURE, STRUCTURE_FILE, readStructure } from './read-structure.ts';
import { readSvg } from './read-svg.ts';

/** A course's folder: all its paths, with `/`, and the text of those that are text. */
export type CourseFolder = { paths: string[]; read(path: string): string };

export type CourseLanguage = { text: CourseText; modules: Record<string, ModuleText> };
export type Course = {
  structure: CourseStructure;
  languages: Record<string, CourseLanguage>;
  /** Small drawings, for the page itself, by their paths under `media/`. */
  drawings: Record<string, Element>;
};

const LANGUAGES = LOCALES.map(({ code }) => code as string);
/** A lesson of 5,000 words is less. */
const MOST_TEXT = 100_000;
/** Stands for bytes that are no UTF-8, once a file is text. */
const NOT_UTF8 = '\uFFFD';
/** Forty such lessons in seven languages are a third of it. */
const MOST_IN_ALL = 20_000_000;

export type CourseRead = { course: Course | null; faults: Fault[] };

/**
 * Reads a folder in the format of docs/courses.md. With a fault `course` is only what could be read of it, and null where its texts are
 * too long. Languages may lack modules, but what is there must be built as in the source language.
 */
export function readCourse(folder: CourseFolder): CourseRead {
  const steps = courseSteps(folder);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** The same in steps of a file each: a large course takes long to read, and a server has other work in between. */
export function* courseSteps({ paths, read: readFile }: CourseFolder): Generator<void, CourseRead, void> {
  const faults: Fault[] = [];
  let left = MOST_IN_ALL;
  const unread = new Set<string>();
  const read = (path: string) => {
    const text = readFile(path);
    left -= text.length;
    const at = text.indexOf(NOT_UTF8);
    if (at !== -1 && !unread.has(path)) {
      faultsOf(faults, path)(text.slice(0, at).split('\n').length, 'not_utf8');
      unread.add(path);
    }
    return text;
  };
  const tooMuch = (): CourseRead => {
    faultsOf(faults, STRUCTURE_FILE)(1, 'texts_too_long', { most: MOST_IN_ALL / 1e6 });
    return { course: null, faults };
  };
  const file = findStructure(paths, read, faults);
  const { structure, lineOf, isWhole } = file;
  const already = faults.length;
  checkStructure(file, faults);
  const media = namesUnder(paths, 'media');
  const drawings: Record<string, Element> = {};
  for (const name of media.filter((each) => mediaKind(each) === 'drawing')) {
    yield;
    const text = read(`media/${name}`);
    if (left < 0) return tooMuch();
    const drawing = readSvg(text, name, faultsOf(faults, `media/${name}`));
    if (drawing) drawings[name] = drawing;
  }
  for (const name of media.filter((each) => mediaKind(each) === null))
    faultsOf(faults, `media/${name}`)(1, 'media_unknown');
  checkVariants(media, faults);
  const recordings = media.filter((each) => ['video', 'audio'].includes(mediaKind(each) ?? '')).length;
  if (recordings > MOST_RECORDINGS)
    faultsOf(faults, STRUCTURE_FILE)(1, 'recordings_count', { has: recordings, most: MOST_RECORDINGS });
  checkNamedFiles(file, media, namesUnder(paths, 'packages'), faults);
  checkPaths(paths, structure, LANGUAGES, faults);

  const names = {
    modules: structure.modules.map(({ id }) => id),
    references: structure.references.map(({ id }) => id),
    media: media.filter((each) => splitMediaName(each).language === null),
  };
  const given = LANGUAGES.filter((language) => paths.some((path) => path.startsWith(`${language}/`)));
  const modules = isWhole
    ? structure.modules
    : [...structure.modules, ...textsIn(paths, names.modules).map((id) => standIn(id))];
  const languages: Record<string, CourseLanguage> = {};
  const source: Record<string, Mark[]> = {};
  const prompts = new Set<string>();
  const cited = new Set(
    structure.modules.flatMap(({ questions }) => questions.flatMap((key) => key.references)),
  );
  const order = [structure.source, ...given.filter((each) => each !== structure.source)];
  for (const language of order.filter((each) => each !== '')) {
    const isSource = language === structure.source;
    const path = (name: string) => `${language}/${name}.md`;
    const isNeeded = (name: string) => name === 'course' || (isSource && names.modules.includes(name));
    const textOf = (name: string) => readText(paths, read, path(name), isNeeded(name), faults);
    const words = textOf('course');
    const own: CourseLanguage = {
      text: readCourseText(path('course'), words ?? '', structure.objectives, words === null ? [] : faults),
      modules: {},
    };
    for (const module of modules) {
      yield;
      const markdown = textOf(module.id);
      if (left < 0) return tooMuch();
      if (markdown === null) continue;
      const done = readModule(path(module.id), markdown, module, names, faults);
      own.modules[module.id] = done.text;
      if (isSource) {
        source[module.id] = done.marks;
        for (const id of done.cited) cited.add(id);
        for (const { line, is } of done.marks.filter((mark) => mark.is.startsWith('reflect '))) {
          if (prompts.has(is))
            faultsOf(faults, path(module.id))(line, 'id_again', { id: is.slice('reflect '.length) });
          prompts.add(is);
        }
      } else if (source[module.id]) checkMarks(done, source[module.id]!, path(module.id), faults);
    }
    languages[language] = own;
  }
  checkCaptions(captionsIn(languages), media, read, faults);
  structure.references.forEach(({ id }, at) => {
    if (!cited.has(id))
      faultsOf(faults, STRUCTURE_FILE)(lineOf(['references', at]), 'reference_unused', { id });
  });
  const found = isWhole ? faults : faults.filter(({ code }, at) => at < already || !FOLLOWING.includes(code));
  return { course: { structure, languages, drawings }, faults: inOrder(withoutAfterOpen(found, structure)) };
}

/** Without what may only follow from a directive that is not closed, in the same text or in that of the source language. */
function withoutAfterOpen(faults: Fault[], { source }: CourseStructure): Fault[] {
  const open = new Set(faults.flatMap(({ file, code }) => (code === 'directive_open' ? [file] : [])));
  const follows = ({ file, code }: Fault) =>
    (open.has(file) && AFTER_OPEN.includes(code)) ||
    (code === 'structure_differs' && open.has(`${source}/${file.split('/')[1]}`));
  return faults.filter((fault) => !follows(fault));
}

/** Each fault once, those of a file together, by their lines. */
function inOrder(all: Fault[]): Fault[] {
  const faults = [...new Map(all.map((fault) => [JSON.stringify(fault), fault])).values()];
  const files = [...new Set(faults.map(({ file }) => file))];
  return faults.toSorted((a, b) => files.indexOf(a.file) - files.indexOf(b.file) || a.line - b.line);
}

/** What `course.yaml` says; where there is none, where else one of that name lies, or the zip that may hold it. */
function findStructure(paths: string[], read: (path: string) => string, faults: Fault[]) {
  if (paths.includes(STRUCTURE_FILE)) {
    const text = read(STRUCTURE_FILE);
    return text.includes(NOT_UTF8) ? NO_STRUCTURE : readStructure(text, faults);
  }
  const add = faultsOf(faults, STRUCTURE_FILE);
  const found = paths.find((path) => path.endsWith(`/${STRUCTURE_FILE}`));
  const zip = paths.find((path) => /\.zip$/i.test(path) && !path.startsWith('packages/'));
  if (found !== undefined) add(1, 'structure_elsewhere', { found });
  else if (zip !== undefined) add(1, 'structure_zipped', { found: zip });
  else add(1, 'structure_missing');
  return NO_STRUCTURE;
}

/** Names of the texts of all languages, but those of modules that are known. */
const textsIn = (paths: string[], known: string[]): string[] => [
  ...new Set(
    paths.flatMap((path) => {
      const [language, file = '', ...deeper] = path.split('/');
      const name = file.endsWith('.md') && deeper.length === 0 ? file.slice(0, -'.md'.length) : 'course';
      return LANGUAGES.includes(language!) && name !== 'course' && !known.includes(name) ? [name] : [];
    }),
  ),
];

const captionsIn = (languages: Record<string, CourseLanguage>): string[] =>
  Object.values(languages).flatMap(({ modules }) =>
    Object.values(modules)
      .flatMap(blocksIn)
      .flatMap((block) => ('captions' in block ? (block.captions ?? []) : [])),
  );

const namesUnder = (paths: string[], folder: string): string[] =>
  paths.filter((path) => path.startsWith(`${folder}/`)).map((path) => path.slice(folder.length + 1));

/** Null where it is not there, which is a fault where it is needed, or cannot be read. */
function readText(
  paths: string[],
  read: (path: string) => string,
  path: string,
  isNeeded: boolean,
  faults: Fault[],
) {
  const add = faultsOf(faults, path);
  if (!paths.includes(path)) return (isNeeded && add(1, 'text_missing'), null);
  const text = read(path);
  if (text.length > MOST_TEXT) return (add(1, 'too_long', { most: Math.round(MOST_TEXT / 1024) }), null);
  const hard = hardLineOf(text);
  return hard === null ? text : (add(hard, 'text_nested'), null);
}
