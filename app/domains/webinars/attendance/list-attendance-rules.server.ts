import { desc, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { webinarRules } from '#db/schema/webinars.ts';

export async function listAttendanceRules(ctx: Ctx, webinarId: string) {
  return ctx.db.read
    .select()
    .from(webinarRules)
    .where(eq(webinarRules.webinarId, webinarId))
    .orderBy(desc(webinarRules.version));
}
