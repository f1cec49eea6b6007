import { and, desc, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { requireVerifiedProfessional } from '#app/domains/accounts/memberships/require-verified-professional.server.ts';
import { LESSON_ROW } from '#app/domains/consultations/internal/lesson-row.server.ts';
import { consultationLessons, consultationTerms } from '#db/schema/consultations.ts';
import type { ComparableLesson } from './terms.ts';

/** Cases that a device compares a draft with: the newest of a specialty. */
const MAX_COMPARED = 300;

/** Data by which a device itself finds earlier cases like a draft. */
export async function listComparableLessons(ctx: Ctx, specialty: string): Promise<ComparableLesson[]> {
  await requireVerifiedProfessional(ctx);
  const rows = await ctx.db.read
    .select(LESSON_ROW)
    .from(consultationLessons)
    .where(and(eq(consultationLessons.specialty, specialty), eq(consultationLessons.state, 'published')))
    .orderBy(desc(consultationLessons.publishedAt))
    .limit(MAX_COMPARED);
  const terms = await ctx.db.read
    .select()
    .from(consultationTerms)
    .where(
      inArray(
        consultationTerms.lessonId,
        rows.map(({ id }) => id),
      ),
    );
  const byLesson = new Map<string, string[]>();
  for (const { lessonId, term } of terms) byLesson.set(lessonId, [...(byLesson.get(lessonId) ?? []), term]);
  return rows.map(({ id, title, language }) => ({ id, title, language, terms: byLesson.get(id) ?? [] }));
}
