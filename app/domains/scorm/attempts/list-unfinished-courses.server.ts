import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { missingForCompletion } from '#app/domains/learning/completion/completion-rule.ts';
import {
  type RegistrationStatus,
  registeredVariant,
} from '#app/domains/learning/registrations/registration.ts';
import { readRuntimeFacts } from './read-runtime-facts.server.ts';

/** Of these registrations, which are the reader's own, those without an evaluation, with what is missing. */
export function listUnfinishedCourses(ctx: Ctx, registrations: RegistrationStatus[]) {
  const open = registrations.filter((each) => !each.evaluatedAt);
  return Promise.all(
    open.map(async (each) => {
      const { registration, offer, completion } = each;
      const { title, language } = registeredVariant(each);
      const missing = completion
        ? []
        : missingForCompletion(offer.version.rule, await readRuntimeFacts(ctx, registration));
      return {
        id: registration.id,
        slug: offer.course.slug,
        title,
        language,
        completed: completion !== null,
        missing,
      };
    }),
  );
}
