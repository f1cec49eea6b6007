import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { writeZip } from '#app/domains/modules/internal/zip-writer.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { ROOT } from '#app/platform/root.server.ts';
import { courseStructureOf } from './course-structure.ts';
import { manifestOf } from './manifest.ts';
import { MOST_PROGRESS, longestProgress } from './longest-progress.ts';
import { PACKAGE_STANDARDS, type PackageStandard, judgement } from './package-data.ts';
import { type PackageContent, type PackageWish, readPackageContent } from './read-package-content.server.ts';
import { escape } from './render-html.ts';

/**
 * The newest version of one’s own native course (of any, for the operator) as a package for other systems, as a zip that is written while
 * it is read. What another system cannot do, live sessions and packages within it, is left out; the number of
 * attempts is that system's. Throws `not_found`, and `package_progress` where the standard cannot keep all that a learner may do in it.
 */
export async function buildPackage(
  ctx: Ctx,
  courseId: string,
  wish: PackageWish,
): Promise<{ name: string; stream: Readable }> {
  const content = await readPackageContent(ctx, courseId, wish);
  const { slug, data, media } = content;
  const { standard } = wish;
  const longest = longestProgress(data);
  if (longest > MOST_PROGRESS[standard]) {
    const fits = PACKAGE_STANDARDS.find((each) => longest <= MOST_PROGRESS[each])!;
    throw new DomainError('package_progress', { standard: NAMES[standard], fits: NAMES[fits] });
  }
  const title = titlesOf(content, wish.moduleId)[data.source]!;
  const own = {
    'index.html': pageOf(title, data.source),
    'content.js': `window.MAJAKKA_COURSE = ${JSON.stringify(data).replace(/</g, '\\u003c')};\n`,
    'course.js': runtime('course.js'),
    'course.css': runtime('course.css'),
  };
  const zip = writeZip();
  const files = [...Object.keys(own), ...media.map(({ path }) => path)];
  zip.addText(...describe(content, wish, files));
  for (const [path, text] of Object.entries(own)) zip.addText(path, text);
  // Pictures and recordings are compressed already.
  for (const { path, hash } of media) zip.addFile(ctx.files.pathOf(hash), path, false);
  zip.end();
  const name = [slug, wish.moduleId, wish.language ?? 'all', wish.standard].filter(Boolean).join('-');
  return { name: `${name}.zip`, stream: zip.stream };
}

/** The same in all languages. */
const NAMES: Record<PackageStandard, string> = {
  'scorm-1.2': 'SCORM 1.2',
  'scorm-2004': 'SCORM 2004',
  cmi5: 'cmi5',
};

/** By language: of the course, or of the one module. */
const titlesOf = ({ data }: PackageContent, moduleId: string | null): Record<string, string> =>
  Object.fromEntries(
    Object.entries(data.languages).map(([language, { title, modules }]) => [
      language,
      moduleId === null ? title : modules[moduleId]!.title,
    ]),
  );

/** The file that tells another system what the package is: its path and text. */
function describe(
  content: PackageContent,
  { standard, moduleId }: PackageWish,
  files: string[],
): [path: string, text: string] {
  const { slug, data, summary, objectives } = content;
  const { tests, pass } = judgement(data);
  const title = titlesOf(content, moduleId);
  if (standard === 'cmi5')
    return [
      'cmi5.xml',
      courseStructureOf({
        course: data.iri,
        moduleId,
        courseTitle: titlesOf(content, null),
        title,
        description: summary,
        objectives,
        tests,
        pass,
      }),
    ];
  const id = `majakka-${slug}${moduleId ? `-${moduleId}` : ''}`;
  return ['imsmanifest.xml', manifestOf({ standard, id, title: title[data.source]!, files, pass })];
}

/** A file of the runtime, which the build makes (`vite.package.config.ts`). */
function runtime(name: string): string {
  const path = join(ROOT, 'build', 'package', name);
  if (!existsSync(path)) throw new Error(`${path} is missing: run the build first`);
  return readFileSync(path, 'utf8');
}

const pageOf = (title: string, language: string): string => `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<link rel="stylesheet" href="course.css">
</head>
<body>
<div id="course"></div>
<script src="content.js"></script>
<script src="course.js"></script>
</body>
</html>
`;
