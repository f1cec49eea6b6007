import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { createWebinarIn } from '#app/domains/webinars/internal/create-webinar.server.ts';
import { ScheduleInput, SeriesInput } from '#app/domains/webinars/schemas.ts';
import { instantIn } from '#app/platform/time.ts';
import { newId } from '#app/platform/ids.server.ts';
import { webinars } from '#db/schema/webinars.ts';
import { requireOwnWebinar } from './require-own-webinar.server.ts';

const DAY_MS = 86_400_000;

/** Drafts the same webinar every so many weeks, at the same local time: a series. */
export async function repeatWebinar(ctx: Ctx, id: string, raw: unknown): Promise<void> {
  const { webinar, offer } = await requireOwnWebinar(ctx, id);
  const { weeks, times } = SeriesInput.parse(raw);
  const seriesId = webinar.seriesId ?? id;
  const variant = offer.variants[0]!;
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: webinar.timeZone,
    hour: '2-digit',
    minute: '2-digit',
  }).format(webinar.startsAt);
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: webinar.timeZone }).format(webinar.startsAt);
  await ctx.db.transact(async (tx) => {
    await tx.update(webinars).set({ seriesId }).where(eq(webinars.id, id));
    for (let n = 1; n <= times; n++) {
      const date = new Date(Date.parse(`${day}T00:00:00Z`) + n * weeks * 7 * DAY_MS)
        .toISOString()
        .slice(0, 10);
      const startsAt = instantIn(webinar.timeZone, date, clock);
      const endsAt = new Date(startsAt.getTime() + offer.version.minutes * 60_000);
      const input: ScheduleInput = {
        title: variant.title,
        summary: variant.summary,
        objectives: variant.objectives,
        language: variant.language as 'en',
        date,
        time: clock,
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
