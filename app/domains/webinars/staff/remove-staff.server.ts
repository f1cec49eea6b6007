import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { requireOwnWebinar } from '#app/domains/webinars/schedule/require-own-webinar.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { webinarStaff } from '#db/schema/webinars.ts';

export async function removeStaff(ctx: Ctx, id: string, personId: string): Promise<void> {
  await requireOwnWebinar(ctx, id);
  await ctx.db.transact(async (tx) => {
    await tx
      .delete(webinarStaff)
      .where(and(eq(webinarStaff.webinarId, id), eq(webinarStaff.personId, personId)));
    await appendAudit(tx, ctx, 'webinars.staff-removed', id, { personId });
  });
}
