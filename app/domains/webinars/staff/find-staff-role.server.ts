import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import type { Webinar } from '#app/domains/webinars/schedule/webinar.ts';
import { webinarStaff } from '#db/schema/webinars.ts';

export type StaffRole = 'host' | 'cohost' | 'moderator';

export async function findStaffRole(ctx: Ctx, webinar: Webinar): Promise<StaffRole | null> {
  if (!ctx.actor) return null;
  if (webinar.hostId === ctx.actor.id) return 'host';
  const [row] = await ctx.db.read
    .select({ role: webinarStaff.role })
    .from(webinarStaff)
    .where(and(eq(webinarStaff.webinarId, webinar.id), eq(webinarStaff.personId, ctx.actor.id)));
  return row?.role ?? null;
}
