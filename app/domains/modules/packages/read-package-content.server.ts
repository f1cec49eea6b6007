import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { requireNewestVersion } from '#app/domains/modules/internal/newest-version.server.ts';
import { readStructureOf } from '#app/domains/modules/internal/structures.server.ts';
import type { Conditions, CourseStructure, ModuleText } from '#app/domains/modules/types.ts';
import { nameOfLocale } from '#app/i18n/locales.ts';
import { translationsFor } from '#app/i18n/translate.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { durationMs } from '#app/platform/time.ts';
import { courseVariants } from '#db/schema/catalogue.ts';
import { moduleDrawings, moduleRenditions, moduleTexts } from '#db/schema/modules.ts';
import type { LangStrings } from './course-structure.ts';
import {
  type PackageData,
  type PackageLanguage,
  type PackageModule,
  type PackageStandard,
  isInPackage,
} from './package-data.ts';
import { type PackageMedia, packageMedia } from './package-media.ts';
import { type PackageSurroundings, blocksToHtml, questionToHtml } from './render-html.ts';

export type PackageWish = {
  standard: PackageStandard;
  /** One language; null: all of them, with a switch inside. */
  language: string | null;
  /** One module; null: all of them. */
  moduleId: string | null;
};

export type PackageContent = {
  slug: string;
  data: PackageData;
  /** Of the course, by language. */
  summary: LangStrings;
  objectives: { id: string; text: LangStrings }[];
  /** Files by their paths in the package. */
  media: { path: string; hash: string }[];
};

/**
 * Everything that a package of the newest version holds. Live sessions and packages are left out. Authorises; throws `not_found`, also for a language or a module that the course does not have.
 */
export async function readPackageContent(
  ctx: Ctx,
  courseId: string,
  { standard, language, moduleId }: PackageWish,
): Promise<PackageContent> {
  const { read } = ctx.db;
  const versionId = await requireNewestVersion(ctx, courseId);
  const variants = await read.select().from(courseVariants).where(eq(courseVariants.versionId, versionId));
  const wished = variants.filter((each) => language === null || each.language === language);
  if (wished.length === 0) throw new DomainError('not_found');
  const structure = await readStructureOf(read, versionId, false);
  // The same bytes each time: the language of the source, then the others by their codes.
  const rank = (each: { language: string }) => (each.language === structure.source ? '' : each.language);
  const chosen = wished.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1));
  const modules = structure.modules.filter(
    ({ id, kind }) => (moduleId === null || id === moduleId) && isInPackage(kind),
  );
  if (modules.length === 0) throw new DomainError('not_found');
  const texts = await read.select().from(moduleTexts).where(eq(moduleTexts.versionId, versionId));
  const drawings = await read.select().from(moduleDrawings).where(eq(moduleDrawings.versionId, versionId));
  const renditions = await read
    .select()
    .from(moduleRenditions)
    .where(eq(moduleRenditions.versionId, versionId));
  const { media, of } = packageMedia(renditions, drawings, {
    languages: chosen.map((each) => each.language),
    source: structure.source,
  });
  const around = {
    of,
    numberOf: (id: string) => structure.references.findIndex((each) => each.id === id) + 1,
  };
  const textOf = (wished: string) => (id: string) =>
    [wished, structure.source].flatMap(
      (lang) => texts.find((each) => each.moduleId === id && each.language === lang) ?? [],
    )[0]!;
  const asked = new Set(modules.flatMap(({ objectives }) => objectives));
  return {
    slug: structure.slug,
    summary: Object.fromEntries(chosen.map((each) => [each.language, each.summary])),
    objectives: structure.objectives.flatMap((id, at) =>
      moduleId === null || asked.has(id)
        ? {
            id,
            text: Object.fromEntries(chosen.map((each) => [each.language, each.objectives[at] ?? id])),
          }
        : [],
    ),
    media,
    data: {
      standard,
      iri: `${ctx.settings.appOrigin}/activities/courses/${courseId}`,
      source: chosen.some((each) => each.language === structure.source)
        ? structure.source
        : chosen[0]!.language,
      modules: modules.map(({ id, kind, required, pass = null, limit, wait, opens, draw, questions }) => ({
        id,
        kind,
        // One module alone is what is asked for.
        required: required || moduleId !== null,
        pass,
        limit: limit ? durationMs(limit) : null,
        wait: wait ? durationMs(wait) : null,
        ...conditionsIn(opens, moduleId === null ? modules : []),
        draw,
        questions,
      })),
      languages: Object.fromEntries(
        chosen.map((each) => [
          each.language,
          languageOf(each.language, each.title, modules, textOf(each.language), around),
        ]),
      ),
      references: structure.references.map(({ id, text, doi, url }) => ({
        id,
        text,
        href: doi ? `https://doi.org/${doi}` : (url ?? null),
      })),
    },
  };
}

/** What opens a module, as far as the package holds what it is about. One module alone is open. */
function conditionsIn(
  { after = [], score, from }: Conditions,
  modules: { id: string }[],
): Pick<PackageModule, 'after' | 'score' | 'from'> {
  const isIn = (id: string) => modules.some((module) => module.id === id);
  return {
    after: after.filter(isIn),
    score: score && isIn(score.module) ? { ...score, below: score.below ?? null } : null,
    from: modules.length > 0 ? (from ?? null) : null,
  };
}

type Words = PackageLanguage['words'];
const wordsOf = (language: string): Words =>
  (translationsFor(language).getResourceBundle(language, 'modules') as { lesson: Words }).lesson;

function languageOf(
  language: string,
  title: string,
  modules: CourseStructure['modules'],
  textOf: (moduleId: string) => { language: string; text: ModuleText },
  { of, numberOf }: Pick<PackageMedia, 'of'> & Pick<PackageSurroundings, 'numberOf'>,
): PackageLanguage {
  return {
    name: nameOfLocale(language),
    title,
    words: wordsOf(language),
    modules: Object.fromEntries(
      modules.map(({ id, url = null, questions }) => {
        const { language: lang, text } = textOf(id);
        const { keypoint, caution, recording } = wordsOf(lang);
        const media = of(lang);
        const words = { keypoint, caution, transcript: recording.transcript };
        const places = { language: lang, media, numberOf, words };
        return [
          id,
          {
            lang,
            title: text.title,
            url,
            pages: text.pages.map((page) => ({
              title: page.title ?? text.title,
              html: blocksToHtml(page.blocks, places),
            })),
            questions: Object.fromEntries(
              questions.map((key) => [key.id, questionToHtml(key, text.questions[key.id]!, places)]),
            ),
          },
        ];
      }),
    ),
  };
}
