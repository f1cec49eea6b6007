import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { createWebinarIn } from '#app/domains/webinars/internal/create-webinar.server.ts';
import { ScheduleInput, SeriesInput } from '#app/domains/webinars/schemas.ts';
import { addDays, instantIn, MINUTE_MS, wallClockIn } from '#app/platform/time.ts';
import { newId } from '#app/platform/ids.server.ts';
import { webinars } from '#db/schema/webinars.ts';
import { requireOwnWebinar } from './require-own-webinar.server.ts';

/** Drafts the same webinar every so many weeks, at the same local time: a series. */
export async function repeatWebinar(ctx: Ctx, id: string, raw: unknown): Promise<void> {
  const { webinar, offer } = await requireOwnWebinar(ctx, id);
  const { weeks, times } = SeriesInput.parse(raw);
  const seriesId = webinar.seriesId ?? id;
  const variant = offer.variants[0]!;
  const first = wallClockIn(webinar.timeZone, webinar.startsAt);
  await ctx.db.transact(async (tx) => {
    await tx.update(webinars).set({ seriesId }).where(eq(webinars.id, id));
    for (let n = 1; n <= times; n++) {
      const date = addDays(first.date, n * weeks * 7);
      const startsAt = instantIn(webinar.timeZone, date, first.time);
      const endsAt = new Date(startsAt.getTime() + offer.version.minutes * MINUTE_MS);
      const input: ScheduleInput = {
        title: variant.title,
        summary: variant.summary,
        objectives: variant.objectives,
        language: variant.language as 'en',
        date,
        time: first.time,
        timeZone: webinar.timeZone,
        minutes: offer.version.minutes,
        capacity: webinar.capacity,
        associationId: webinar.associationId ?? '',
        catchUpHours: webinar.catchUpHours,
        specialties: offer.version.specialties,
        moderated: '',
      };
      await createWebinarIn(tx, ctx, newId(), input, { startsAt, endsAt }, seriesId);
    }
  });
}
