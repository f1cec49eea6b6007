import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { desc, eq } from 'drizzle-orm';
import yazl from 'yazl';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import type { CourseStructure, ModuleText } from '#app/domains/modules/types.ts';
import { nameOfLocale } from '#app/i18n/locales.ts';
import { translationsFor } from '#app/i18n/translate.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { ROOT } from '#app/platform/root.server.ts';
import { courseVariants, courseVersions, courses } from '#db/schema/catalogue.ts';
import { moduleDrawings, moduleRenditions, moduleStructures, moduleTexts } from '#db/schema/modules.ts';
import { manifestOf } from './manifest.ts';
import type { PackageData, PackageLanguage, PackageStandard } from './package-data.ts';
import { type PackageSurroundings, blocksToHtml, escape, questionToHtml } from './render-html.ts';

export type PackageWish = {
  standard: PackageStandard;
  /** One language; null: all of them, with a switch inside. */
  language: string | null;
  /** One module; null: all of them. */
  moduleId: string | null;
};

// The same bytes each time.
const MTIME = new Date('2026-01-01T00:00:00Z');

/**
 * The newest version of one’s own native course (of any, for the operator) as a package for other systems, as a zip. What another system
 * cannot do, live sessions and packages within it, is left out; conditions by day, waiting times and time limits are that system's. Throws
 * `not_found`.
 */
export async function buildPackage(
  ctx: Ctx,
  courseId: string,
  wish: PackageWish,
): Promise<{ name: string; stream: Readable }> {
  const { read } = ctx.db;
  const [newest] = await read
    .select({ course: courses, versionId: courseVersions.id })
    .from(courseVersions)
    .innerJoin(courses, eq(courses.id, courseVersions.courseId))
    .where(eq(courses.id, courseId))
    .orderBy(desc(courseVersions.number))
    .limit(1);
  if (ctx.actor || !ctx.operator) mustBeAllowed(ctx, newest?.course.ownerId === ctx.actor?.id);
  if (!newest) throw new DomainError('not_found');
  const { versionId } = newest;
  const [row] = await read.select().from(moduleStructures).where(eq(moduleStructures.versionId, versionId));
  const variants = await read.select().from(courseVariants).where(eq(courseVariants.versionId, versionId));
  const chosen = variants.filter(({ language }) => wish.language === null || language === wish.language);
  if (!row || chosen.length === 0) throw new DomainError('not_found');
  const { structure } = row;
  const modules = structure.modules.filter(
    ({ id, kind }) =>
      (wish.moduleId === null || id === wish.moduleId) && kind !== 'live' && kind !== 'package',
  );
  if (modules.length === 0) throw new DomainError('not_found');
  const texts = await read.select().from(moduleTexts).where(eq(moduleTexts.versionId, versionId));
  const drawings = await read.select().from(moduleDrawings).where(eq(moduleDrawings.versionId, versionId));
  const renditions = await read
    .select()
    .from(moduleRenditions)
    .where(eq(moduleRenditions.versionId, versionId));
  const widest = new Map(renditions.map((each) => [each.name, each]));
  for (const each of renditions)
    if ((each.width ?? 0) > (widest.get(each.name)!.width ?? 0)) widest.set(each.name, each);
  const files = new Map([...widest].map(([name, { hash }]) => [name, `media/${hash.slice(0, 16)}.webp`]));
  const around = (language: string): PackageSurroundings => ({
    drawings: new Map(drawings.map(({ name, drawing }) => [name, drawing])),
    files,
    numberOf: (id) => structure.references.findIndex((each) => each.id === id) + 1,
    words: wordsIn(language),
  });
  const data: PackageData = {
    source: chosen.some(({ language }) => language === structure.source)
      ? structure.source
      : chosen[0]!.language,
    modules: modules.map(({ id, kind, required, pass = null, opens, draw, questions }) => ({
      id,
      kind,
      // One module alone is what is asked for.
      required: required || wish.moduleId !== null,
      pass,
      after: (opens.after ?? []).filter((each) => modules.some((module) => module.id === each)),
      draw,
      questions,
    })),
    languages: Object.fromEntries(
      chosen.map(({ language, title }) => {
        const own = texts.filter((each) => each.language === language);
        const fallback = texts.filter((each) => each.language === structure.source);
        const textOf = (id: string) =>
          (own.find(({ moduleId }) => moduleId === id) ?? fallback.find(({ moduleId }) => moduleId === id)!)
            .text;
        return [language, languageOf(language, title, modules, textOf, around(language))];
      }),
    ),
    references: structure.references.map(({ id, text, doi, url }) => ({
      id,
      text,
      href: doi ? `https://doi.org/${doi}` : (url ?? null),
    })),
  };
  const title =
    (wish.moduleId && data.languages[data.source]!.modules[wish.moduleId]?.title) ||
    data.languages[data.source]!.title;
  const tests = data.modules.filter((each) => each.required && each.pass !== null);
  // The score of several is their mean, which no single mark could judge.
  const pass = tests.length === 1 ? tests[0]!.pass : null;
  const zip = new yazl.ZipFile();
  const own = {
    'index.html': pageOf(title, data.source),
    'content.js': `window.MAJAKKA_COURSE = ${JSON.stringify(data).replace(/</g, '\\u003c')};\n`,
    'course.js': runtime('course.js'),
    'course.css': runtime('course.css'),
  };
  const pictures = [...widest].map(([name, { hash }]) => ({
    path: files.get(name)!,
    from: ctx.files.pathOf(hash),
  }));
  const names = [...Object.keys(own), ...pictures.map(({ path }) => path)];
  const id = `majakka-${structure.slug}${wish.moduleId ? `-${wish.moduleId}` : ''}`;
  zip.addBuffer(
    Buffer.from(manifestOf({ standard: wish.standard, id, title, files: names, pass })),
    'imsmanifest.xml',
    { mtime: MTIME },
  );
  for (const [path, text] of Object.entries(own)) zip.addBuffer(Buffer.from(text), path, { mtime: MTIME });
  for (const { path, from } of pictures) zip.addFile(from, path, { mtime: MTIME });
  zip.end();
  const name = [structure.slug, wish.moduleId, wish.language ?? 'all', wish.standard]
    .filter(Boolean)
    .join('-');
  // yazl's type of the stream is the interface alone.
  return { name: `${name}.zip`, stream: zip.outputStream as Readable };
}

type Words = PackageLanguage['words'];
const wordsOf = (language: string): Words =>
  (translationsFor(language).getResourceBundle(language, 'modules') as { lesson: Words }).lesson;
const wordsIn = (language: string) => {
  const { keypoint, caution } = wordsOf(language);
  return { keypoint, caution };
};

function languageOf(
  language: string,
  title: string,
  modules: CourseStructure['modules'],
  textOf: (moduleId: string) => ModuleText,
  around: PackageSurroundings,
): PackageLanguage {
  return {
    name: nameOfLocale(language),
    title,
    words: wordsOf(language),
    modules: Object.fromEntries(
      modules.map(({ id, url = null, questions }) => {
        const text = textOf(id);
        return [
          id,
          {
            title: text.title,
            url,
            pages: text.pages.map((page) => ({
              title: page.title ?? text.title,
              html: blocksToHtml(page.blocks, around),
            })),
            questions: Object.fromEntries(
              questions.map((key) => [key.id, questionToHtml(key, text.questions[key.id]!, around)]),
            ),
          },
        ];
      }),
    ),
  };
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
