import type { CourseVariant } from '#app/domains/catalogue/courses/course.ts';
import { revisionOf } from '#app/platform/revision.server.ts';

/** Of what a form that corrects the texts of a language is filled with. */
export const textsRevision = ({
  title,
  summary,
  objectives,
}: Pick<CourseVariant, 'title' | 'summary' | 'objectives'>): string =>
  revisionOf({ title, summary, objectives });
