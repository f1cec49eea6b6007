import { markAsShare } from './package-data.ts';
import { escape } from './render-html.ts';

/** A text by language. */
export type LangStrings = Record<string, string>;

type Described = {
  /** IRI of the course. */
  course: string;
  /** The one module that the package holds; null: the whole course. */
  moduleId: string | null;
  courseTitle: LangStrings;
  title: LangStrings;
  description: LangStrings;
  objectives: { id: string; text: LangStrings }[];
  tests: number;
  /** Per cent. */
  pass: number | null;
};

/**
 * `cmi5.xml` of a package (cmi5 §13.1, §14): one assignable unit. Its IRIs are those under which Majakka itself speaks of the course, so
 * that they stay the same for each export.
 */
export function courseStructureOf(described: Described): string {
  const { course, moduleId, courseTitle, title, description, objectives, tests, pass } = described;
  const iri = (path: string) => escape(`${course}/${path}`);
  const texts = (name: string, strings: LangStrings) =>
    `<${name}>${Object.entries(strings)
      .map(([lang, text]) => `<langstring lang="${lang}">${escape(text)}</langstring>`)
      .join('')}</${name}>`;
  // Nothing is passed before all of it is done, so both are said at once (§13.1.4).
  const moveOn = tests > 0 ? 'CompletedAndPassed' : 'Completed';
  const mastery = pass === null ? '' : ` masteryScore="${markAsShare(pass)}"`;
  const type = `http://adlnet.gov/expapi/activities/${moduleId === null ? 'course' : 'module'}`;
  const listed = objectives.map(
    ({ id, text }) =>
      `    <objective id="${iri(`objectives/${id}`)}">${texts('title', text)}${texts('description', text)}</objective>\n`,
  );
  const named = objectives.map(({ id }) => `<objective idref="${iri(`objectives/${id}`)}"/>`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd">
  <course id="${escape(course)}">
    ${texts('title', courseTitle)}
    ${texts('description', description)}
  </course>
  ${listed.length > 0 ? `<objectives>\n${listed.join('')}  </objectives>` : ''}
  <au id="${iri(moduleId === null ? 'modules' : `modules/${moduleId}`)}" moveOn="${moveOn}"${mastery} launchMethod="AnyWindow" activityType="${type}">
    ${texts('title', title)}
    ${texts('description', description)}
    ${named.length > 0 ? `<objectives>${named.join('')}</objectives>` : ''}
    <url>index.html</url>
  </au>
</courseStructure>
`;
}
