import type { CourseOffer } from '#app/domains/catalogue/courses/course.ts';
import { webinars } from '#db/schema/webinars.ts';

export type Webinar = typeof webinars.$inferSelect;

export type WebinarWithCourse = { webinar: Webinar; offer: CourseOffer };
