import { and, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { closeRoom } from '#app/domains/webinars/internal/close-room.server.ts';
import { doEach } from '#app/platform/do-each.ts';
import { webinars } from '#db/schema/webinars.ts';
import { HOUR_MS } from '#app/platform/time.ts';

/** Rooms that nobody ended: two hours after the planned end, the process does. */
export async function endForgottenWebinars(ctx: Ctx): Promise<void> {
  const rows = await ctx.db.read
    .select()
    .from(webinars)
    .where(and(eq(webinars.state, 'announced'), isNull(webinars.endedAt)));
  await doEach(rows, async (row) => {
    if (row.openedAt && row.endsAt.getTime() + 2 * HOUR_MS < ctx.now.getTime()) await closeRoom(ctx, row.id);
  });
}
