import { courseVariants, courseVersions, courses } from '#db/schema/catalogue.ts';

export type CourseVersion = typeof courseVersions.$inferSelect;

export type CourseVariant = typeof courseVariants.$inferSelect;

export type Course = typeof courses.$inferSelect;

export type CourseOffer = { course: Course; version: CourseVersion; variants: CourseVariant[] };
