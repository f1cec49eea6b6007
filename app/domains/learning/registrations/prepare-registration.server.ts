import type { SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { readPublishedCourse } from '#app/domains/catalogue/courses/read-published-course.server.ts';
import { RegistrationInput } from '#app/domains/learning/schemas.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';

export type RegistrationDraft = Awaited<ReturnType<typeof prepareRegistration>>;

/** Everything that `registerForCourseIn` needs and must not make inside a unit. `shown` names the disclosures that were shown. */
export async function prepareRegistration(ctx: SignedInCtx, slug: string, raw: unknown, shown: string) {
  const { language } = RegistrationInput.parse(raw);
  const { course, version, variants } = await readPublishedCourse(ctx, slug);
  const variant = variants.find((each) => each.language === language);
  if (!variant) throw new DomainError('invalid', {}, { language: 'choose_from_list' });
  return { id: newId(), course, version, variant, shown };
}
