import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import type { CourseOffer } from '#app/domains/catalogue/courses/course.ts';
import { newId } from '#app/platform/ids.server.ts';
import type { Tx } from '#db/database.ts';
import { courseDisclosures, courses } from '#db/schema/catalogue.ts';
import { addLiveCourseIn } from './add-live-course.server.ts';
import type { LiveCourse } from './live-course.ts';
import { saveLiveVariantIn } from './save-live-variant.server.ts';

/**
 * Makes a draft of another live course with the same words in every language, the same specialties, topic and disclosures. It is accredited by itself. The caller has
 * authorised.
 */
export async function copyLiveCourseIn(
  tx: Tx,
  ctx: Ctx,
  { course, version, variants }: CourseOffer,
  live: Omit<LiveCourse, 'specialties'>,
): Promise<{ courseId: string; versionId: string }> {
  const [first, ...others] = variants.map(({ title, summary, objectives, language }) => ({
    title,
    summary,
    objectives,
    language: language as 'en',
  }));
  const { specialties } = version;
  const placed = await addLiveCourseIn(tx, ctx, { ...live, specialties }, first!);
  for (const words of others) await saveLiveVariantIn(tx, ctx, { ...placed, format: live.format }, words);
  const { topicId } = course;
  if (topicId) await tx.update(courses).set({ topicId }).where(eq(courses.id, placed.courseId));
  const disclosures = await tx
    .select()
    .from(courseDisclosures)
    .where(eq(courseDisclosures.courseId, course.id));
  for (const { id: _, ...each } of disclosures)
    await tx.insert(courseDisclosures).values({ ...each, id: newId(), courseId: placed.courseId });
  return placed;
}
