import type { Ctx } from '#app/domains/accounts/ctx.ts';
import type { CourseVersion } from '#app/domains/catalogue/courses/course.ts';
import { readVersion } from '#app/domains/catalogue/versions/read-version.server.ts';
import type { LessonView } from '#app/domains/modules/reading/lesson-view.ts';
import { pickLanguage } from '#app/domains/modules/reading/pick-language.ts';
import type { PreviewWish } from '#app/domains/modules/previews/preview-wish.ts';
import { showLesson } from './show-lesson.server.ts';
import { readStructureOf } from './structures.server.ts';

export type LookedAt = { view: LessonView; version: Pick<CourseVersion, 'id' | 'number' | 'state'> };

/** A page of a version, with everything open and nothing recorded. The caller has authorised. Throws `not_found` where it is not a native course. */
export async function showPreview(
  ctx: Ctx,
  versionId: string,
  known: string[],
  { moduleId, page, language: wished, answers }: PreviewWish,
): Promise<LookedAt> {
  const { course, version, variants } = await readVersion(ctx, versionId);
  const structure = await readStructureOf(ctx.db.read, versionId, version.state !== 'draft');
  const languages = variants.map((each) => each.language);
  const language = pickLanguage(languages, wished, known, structure.source);
  const reading = {
    slug: course.slug,
    versionId,
    structure,
    title: variants.find((each) => each.language === language)!.title,
    language,
    languages,
    known,
    registrationId: null,
    states: [],
    completed: false,
    preview: { answers },
  };
  const asked = { moduleId: moduleId || structure.modules[0]!.id, page };
  const { id, number, state } = version;
  return { view: await showLesson(ctx, reading, asked), version: { id, number, state } };
}
