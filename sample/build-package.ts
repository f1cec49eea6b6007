import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import yazl from 'yazl';
import { ROOT } from '#app/platform/root.server.ts';

export type CourseWords = {
  title: string;
  summary: string;
  objectives: string[];
  screens: { heading: string; text: string[] }[];
  questions: { text: string; options: string[]; right: number; why: string }[];
  words: Record<string, string>;
  pass: number;
};

const file = (...path: string[]) => readFileSync(join(ROOT, 'sample', ...path), 'utf8');
/** The words of the package of the sample region, as its authoring tool would have them. */
export const readPackageWords = (language: string): CourseWords =>
  JSON.parse(file('data', 'package-words', `${language}.json`)) as CourseWords;

const escape = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
// The same bytes each time: the archive is named by its content.
const MTIME = new Date('2026-01-01T00:00:00Z');

/** A SCORM package of one of our courses, as an authoring tool would export it: whole, or with each screen as a part. */
export function buildPackage(
  slug: string,
  language: string,
  standard: 'scorm-1.2' | 'scorm-2004',
  inParts = false,
): Readable {
  const course = readPackageWords(language);
  const zip = new yazl.ZipFile();
  const add = (path: string, text: string) => zip.addBuffer(Buffer.from(text), path, { mtime: MTIME });
  add('imsmanifest.xml', manifest(slug, course, standard, inParts));
  add(
    'index.html',
    file('package', 'index.html')
      .replaceAll('{{language}}', language)
      .replaceAll('{{title}}', escape(course.title)),
  );
  add('package.css', file('package', 'package.css'));
  add('package.js', file('package', 'package.js'));
  add('content.js', `window.COURSE = ${JSON.stringify(course).replace(/</g, '\\u003c')};\n`);
  zip.end();
  return zip.outputStream as Readable;
}

function manifest(
  slug: string,
  { title, screens }: CourseWords,
  standard: 'scorm-1.2' | 'scorm-2004',
  inParts: boolean,
): string {
  const old = standard === 'scorm-1.2';
  const files = ['index.html', 'package.css', 'package.js', 'content.js']
    .map((href) => `<file href="${href}"/>`)
    .join('');
  const namespaces = old
    ? 'xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"'
    : 'xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3" xmlns:imsss="http://www.imsglobal.org/xsd/imsss"';
  const item = (id: string, name: string, parameters: string) =>
    `<item identifier="${id}" identifierref="lesson-files"${parameters}><title>${escape(name)}</title></item>`;
  const items = inParts
    ? screens.map(({ heading }, i) => item(`part-${i + 1}`, heading, ` parameters="?screen=${i}"`))
    : [item('lesson', title, '')];
  // One after the other, and whichever one likes.
  const order =
    inParts && !old
      ? '<imsss:sequencing><imsss:controlMode choice="true" flow="true"/></imsss:sequencing>'
      : '';
  const type = old ? 'adlcp:scormtype' : 'adlcp:scormType';
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="majakka-${slug}" version="1" ${namespaces}>
  <metadata><schema>ADL SCORM</schema><schemaversion>${old ? '1.2' : '2004 4th Edition'}</schemaversion></metadata>
  <organizations default="course">
    <organization identifier="course">
      <title>${escape(title)}</title>
      ${items.join('\n      ')}${order}
    </organization>
  </organizations>
  <resources>
    <resource identifier="lesson-files" type="webcontent" ${type}="sco" href="index.html">${files}</resource>
  </resources>
</manifest>
`;
}
