import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mayTeach, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { courseSlug } from '#app/domains/catalogue/courses/slug.ts';
import type { LiveVariantInput } from '#app/domains/catalogue/schemas.ts';
import { newId } from '#app/platform/ids.server.ts';
import type { Tx } from '#db/database.ts';
import { courseVersions, courses } from '#db/schema/catalogue.ts';
import type { LiveCourse } from './live-course.ts';
import { saveLiveVariantIn } from './save-live-variant.server.ts';

/** Webinars and recordings evaluate completion themselves; the rule of their version adds nothing. */
const NO_RULE = { status: 'completed', minScore: null, minMinutes: 0 } as const;

/** Makes a draft of something that is no package: its host owns it. */
export async function addLiveCourseIn(
  tx: Tx,
  ctx: Ctx,
  live: LiveCourse,
  words: LiveVariantInput,
): Promise<{ courseId: string; versionId: string; slug: string }> {
  mustBeAllowed(ctx, mayTeach(ctx.actor));
  const [courseId, versionId] = [newId(), newId()];
  const slug = `${courseSlug(words.title)}-${courseId.slice(-6)}`;
  await tx.insert(courses).values({ id: courseId, slug, ownerId: ctx.actor.id, createdAt: ctx.now });
  await tx.insert(courseVersions).values({
    id: versionId,
    courseId,
    number: 1,
    state: 'draft',
    minutes: live.minutes,
    specialties: live.specialties,
    rule: NO_RULE,
    createdAt: ctx.now,
  });
  await saveLiveVariantIn(tx, ctx, { courseId, versionId, format: live.format }, words);
  return { courseId, versionId, slug };
}
