import type { CourseOffer } from '#app/domains/catalogue/courses/course.ts';
import { revisionOf } from '#app/platform/revision.server.ts';

/** Hash of everything that the author's form can change: another one means that the course was changed since the form was opened. */
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
  return revisionOf([minutes, specialties, rule, texts]);
}
