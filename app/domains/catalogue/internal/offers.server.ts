import { desc, eq } from 'drizzle-orm';
import { courseVersions } from '#db/schema/catalogue.ts';
import type { Ctx } from '../../accounts/ctx.ts';
import { type Offer, offersOf } from '../list-courses.server.ts';

/** Every version of a course, newest first. */
export async function listOffersOf(ctx: Ctx, courseId: string): Promise<Offer[]> {
  const rows = await ctx.db.read
    .select({ id: courseVersions.id })
    .from(courseVersions)
    .where(eq(courseVersions.courseId, courseId))
    .orderBy(desc(courseVersions.number));
  return offersOf(
    ctx,
    rows.map((row) => row.id),
  );
}
