import type { Ctx, SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { registeredVariant } from '#app/domains/learning/registrations/registration.ts';
import type { Asked } from '#app/domains/modules/internal/contents.server.ts';
import { requireOwnCourse } from '#app/domains/modules/internal/own-module.server.ts';
import { listKnownLanguages } from '#app/domains/modules/internal/known-languages.server.ts';
import { showLesson } from '#app/domains/modules/internal/show-lesson.server.ts';
import type { LessonView } from './lesson-view.ts';

/**
 * A page of one's own course, with its contents; of a locked module what would open it. Nothing of an answer is in it before the answer
 * was given. Throws `not_found` and `disclosure_unseen`.
 */
export async function readLesson(ctx: Ctx, slug: string, asked: Asked): Promise<LessonView> {
  const { registered, structure, states } = await requireOwnCourse(ctx, slug);
  const { registration, offer, completion } = registered;
  const { title, language } = registeredVariant(registered);
  const reading = {
    slug,
    versionId: registration.versionId,
    structure,
    title,
    language,
    languages: offer.variants.map((each) => each.language),
    known: await listKnownLanguages(ctx as SignedInCtx),
    registrationId: registration.id,
    states,
    completed: completion !== null,
    preview: null,
  };
  return showLesson(ctx, reading, asked);
}
