import type { CourseVariant } from '#app/domains/catalogue/courses/course.ts';

/** Languages that can be looked at without a registration; `packageId` is null in a native course. */
export const previewableOf = (variants: CourseVariant[]): Pick<CourseVariant, 'language' | 'packageId'>[] =>
  variants
    .filter(({ packageId, format }) => packageId !== null || format === 'native')
    .map(({ language, packageId }) => ({ language, packageId }));
