import { eq, inArray } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeOperator } from '#app/domains/accounts/permissions.ts';
import { writeLessonTermsIn } from '#app/domains/consultations/internal/write-lesson-terms.server.ts';
import { searchKey } from '#app/platform/search-key.ts';
import { consultationLessons, consultationTerms } from '#db/schema/consultations.ts';

const TERMS_A_READ = 200;

/** Rewrites the terms of lessons that an earlier version stored with accents. */
export async function refreshLessonTerms(ctx: Ctx): Promise<void> {
  mustBeOperator(ctx);
  const all = await ctx.db.read.selectDistinct({ term: consultationTerms.term }).from(consultationTerms);
  const stale = all.flatMap(({ term }) => (term === searchKey(term) ? [] : [term]));
  const ids = new Set<string>();
  for (let at = 0; at < stale.length; at += TERMS_A_READ) {
    const rows = await ctx.db.read
      .selectDistinct({ id: consultationTerms.lessonId })
      .from(consultationTerms)
      .where(inArray(consultationTerms.term, stale.slice(at, at + TERMS_A_READ)));
    for (const { id } of rows) ids.add(id);
  }
  for (const id of ids)
    await ctx.db.transact(async (tx) => {
      const [lesson] = await tx.select().from(consultationLessons).where(eq(consultationLessons.id, id));
      await tx.delete(consultationTerms).where(eq(consultationTerms.lessonId, id));
      // It may have been withdrawn meanwhile.
      if (lesson?.state === 'published') await writeLessonTermsIn(tx, lesson);
    });
}
