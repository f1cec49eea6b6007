import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { findPublishedVersion } from '#app/domains/catalogue/courses/find-published-version.server.ts';
import type { RegistrationStatus } from '#app/domains/learning/registrations/registration.ts';
import { requireRunningRegistration } from '#app/domains/learning/registrations/require-running-registration.server.ts';
import { DomainError } from '#app/platform/errors.ts';

/** The guard of a form and its verb ask for the same, and nothing is written between them: it is read once in a request. */
const read = new WeakMap<Ctx, Map<string, Promise<RegistrationStatus>>>();

/** One's own running registration for the course at an address. Throws `not_found`. */
export function requireRegisteredCourse(ctx: Ctx, slug: string): Promise<RegistrationStatus> {
  const known = read.get(ctx) ?? new Map<string, Promise<RegistrationStatus>>();
  read.set(ctx, known);
  const registered = known.get(slug) ?? readRegistered(ctx, slug);
  known.set(slug, registered);
  return registered;
}

async function readRegistered(ctx: Ctx, slug: string): Promise<RegistrationStatus> {
  const published = await findPublishedVersion(ctx.db.read, slug);
  if (!published) throw new DomainError('not_found');
  return requireRunningRegistration(ctx, published.courseId);
}
