import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeAllowed, mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { withCourseOffers } from '#app/domains/webinars/internal/with-course-offers.server.ts';
import { type StaffRole, findStaffRole } from '#app/domains/webinars/staff/find-staff-role.server.ts';
import { webinars } from '#db/schema/webinars.ts';
import type { WebinarWithCourse } from './webinar.ts';

/** A webinar that the actor hosts or helps to host; throws `not_found`. */
export async function requireOwnWebinar(
  ctx: Ctx,
  id: string,
  roles: StaffRole[] = ['host'],
): Promise<WebinarWithCourse & { role: StaffRole }> {
  mustBeSignedIn(ctx);
  const [row] = await ctx.db.read.select().from(webinars).where(eq(webinars.id, id));
  const role = row ? await findStaffRole(ctx, row) : null;
  mustBeAllowed(ctx, role !== null && roles.includes(role));
  return { ...(await withCourseOffers(ctx, [row!]))[0]!, role: role! };
}
