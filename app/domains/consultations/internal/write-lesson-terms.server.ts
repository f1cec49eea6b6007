import { termsOf } from '#app/domains/consultations/library/terms.ts';
import type { Tx } from '#db/database.ts';
import { insertMany } from '#db/insert-many.ts';
import { type consultationLessons, consultationTerms } from '#db/schema/consultations.ts';

type Lesson = typeof consultationLessons.$inferSelect;

/** Writes what a lesson is found by; it has no terms yet. */
export async function writeLessonTermsIn(
  tx: Tx,
  { id, title, question, text, answer }: Lesson,
): Promise<void> {
  const terms = termsOf([title, question, text, answer].join(' '));
  await insertMany(
    tx,
    consultationTerms,
    ['term', 'lessonId'],
    terms.map((term) => ({ term, lessonId: id })),
  );
}
