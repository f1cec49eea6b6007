import { createHash } from 'node:crypto';
import type { CourseOffer } from '#app/domains/catalogue/courses/course.ts';

/** What an author's form was filled with, in a word: it differs once anything that the form can change has been changed. */
export function hashContent({ version, variants }: Pick<CourseOffer, 'version' | 'variants'>): string {
  const { minutes, specialties, rule } = version;
  const texts = variants
    .map(({ language, packageId, title, summary, objectives }) => [
      language,
      packageId,
      title,
      summary,
      objectives,
    ])
    .sort(([a], [b]) => (a! < b! ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([minutes, specialties, rule, texts]))
    .digest('base64url');
}
