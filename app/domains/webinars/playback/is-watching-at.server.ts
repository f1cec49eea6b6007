import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { webinarIntervals } from '#db/schema/webinars.ts';
import { MINUTE_MS } from '#app/platform/time.ts';

/** Whether the player was at this moment of the stream within the last five minutes (catching up). */
export async function isWatchingAt(ctx: Ctx, registrationId: string, mediaAt: Date): Promise<boolean> {
  const rows = await ctx.db.read
    .select()
    .from(webinarIntervals)
    .where(eq(webinarIntervals.registrationId, registrationId));
  return rows.some(
    (row) =>
      row.mediaFrom <= mediaAt &&
      row.mediaTo.getTime() + MINUTE_MS >= mediaAt.getTime() &&
      ctx.now.getTime() - row.lastAt.getTime() <= 300_000,
  );
}
