import type { CourseOffer } from '#app/domains/catalogue/courses/course.ts';
import { completions, registrations } from '#db/schema/learning.ts';

export type Registration = typeof registrations.$inferSelect;

export type Completion = typeof completions.$inferSelect;

export type RegistrationStatus = {
  registration: Registration;
  offer: CourseOffer;
  completion: Completion | null;
  evaluatedAt: Date | null;
};

export const registeredVariant = (standing: RegistrationStatus) =>
  standing.offer.variants.find((each) => each.language === standing.registration.language) ??
  standing.offer.variants[0]!;
