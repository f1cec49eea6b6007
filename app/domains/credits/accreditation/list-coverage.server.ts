import { inArray } from 'drizzle-orm';
import { type Ctx, todayOf } from '#app/domains/accounts/ctx.ts';
import type { CourseOffer } from '#app/domains/catalogue/courses/course.ts';
import { accreditationApplications } from '#db/schema/credits.ts';
import { type Coverage, coverageOf } from './coverage.ts';
import { listAccreditations } from './list-accreditations.server.ts';

/**
 * What each accreditation of a course that still holds covers, and what became of it when a version followed. `offers`: all
 * versions that the caller may see, newest first; the caller has authorised.
 */
export async function listCoverage(ctx: Ctx, offers: CourseOffer[]): Promise<Coverage[]> {
  const seen = offers.filter(({ version }) => version.publishedAt !== null);
  const ids = seen.map(({ version }) => version.id);
  const granted = await listAccreditations(ctx, ids);
  if (granted.length === 0) return [];
  const asked = await ctx.db.read
    .select()
    .from(accreditationApplications)
    .where(inArray(accreditationApplications.courseVersionId, ids));
  return coverageOf(seen, granted, asked, todayOf(ctx));
}
