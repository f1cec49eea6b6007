import { type Ctx, todayOf } from '#app/domains/accounts/ctx.ts';
import type { CourseOffer } from '#app/domains/catalogue/courses/course.ts';
import { listAccreditations } from './list-accreditations.server.ts';

/** The newest of these versions that is accredited today, or null; `offers` newest first. Public. */
export async function findAccreditedOffer(ctx: Ctx, offers: CourseOffer[]): Promise<CourseOffer | null> {
  const granted = await listAccreditations(
    ctx,
    offers.map(({ version }) => version.id),
  );
  const today = todayOf(ctx);
  const valid = new Set(
    granted
      .filter(({ accreditation }) => accreditation.validTo >= today)
      .map(({ accreditation }) => accreditation.courseVersionId),
  );
  return offers.find(({ version }) => valid.has(version.id)) ?? null;
}
