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

export const registeredVariant = (registered: RegistrationStatus) =>
  registered.offer.variants.find((each) => each.language === registered.registration.language) ??
  registered.offer.variants[0]!;
