import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeOperator } from '#app/domains/accounts/permissions.ts';
import { withCourseOffers } from '#app/domains/webinars/internal/with-course-offers.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { doEach } from '#app/platform/do-each.ts';
import { webinarStaff, webinars } from '#db/schema/webinars.ts';
import { cancelWebinarIn } from './cancel-webinar.server.ts';

/** Somebody was erased: announced webinars without their host are cancelled, others go on without their help. */
export async function cancelWebinarsOfErased(
  ctx: Ctx,
  { personId, opaqueId }: { personId: string; opaqueId: string },
): Promise<void> {
  mustBeOperator(ctx);
  const rows = await ctx.db.read
    .select()
    .from(webinars)
    .where(and(eq(webinars.hostId, personId), eq(webinars.state, 'announced'), isNull(webinars.openedAt)));
  await doEach(await withCourseOffers(ctx, rows), (found) =>
    ctx.db.transact(async (tx) => void (await cancelWebinarIn(tx, ctx, found, 'cancelled'))),
  );
  await ctx.db.transact(async (tx) => {
    const ahead = tx.select({ id: webinars.id }).from(webinars).where(isNull(webinars.endedAt));
    await tx
      .delete(webinarStaff)
      .where(and(eq(webinarStaff.personId, personId), inArray(webinarStaff.webinarId, ahead)));
    await appendAudit(tx, ctx, 'webinars.person-forgotten', opaqueId, {});
  });
}
