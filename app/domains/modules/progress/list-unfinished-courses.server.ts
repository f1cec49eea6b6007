import type { Ctx } from '#app/domains/accounts/ctx.ts';
import type { MissingRequirement } from '#app/domains/learning/completion/completion-rule.ts';
import {
  type RegistrationStatus,
  registeredVariant,
} from '#app/domains/learning/registrations/registration.ts';
import { isLive } from '#app/domains/catalogue/versions/live-course.ts';
import { listVersionsToCome } from '#app/domains/webinars/schedule/list-versions-to-come.server.ts';
import { missingOf } from './missing-of.ts';
import { readFacts } from './read-facts.server.ts';

/**
 * Of these registrations, which are the reader's own, those without an evaluation, with what is missing. A webinar that has not begun is not
 * among them: nobody could have done anything yet.
 */
export async function listUnfinishedCourses(ctx: Ctx, registrations: RegistrationStatus[]) {
  const toCome = await listVersionsToCome(
    ctx.db.read,
    registrations.map(({ registration }) => registration.versionId),
  );
  const open = registrations.filter(
    ({ evaluatedAt, registration }) => !evaluatedAt && !toCome.has(registration.versionId),
  );
  return Promise.all(
    open.map(async (each) => {
      const { registration, offer, completion } = each;
      const { title, language, format } = registeredVariant(each);
      const missing = completion ? [] : await readMissing(ctx, each, format);
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

/** What is watched has no package that could say anything: its own page says which minutes, answers or test are missing. */
async function readMissing(
  ctx: Ctx,
  registered: RegistrationStatus,
  format: string,
): Promise<MissingRequirement[]> {
  if (isLive({ format })) return [{ code: 'status', needed: format, has: null }];
  return missingOf(registered, await readFacts(ctx, registered));
}
