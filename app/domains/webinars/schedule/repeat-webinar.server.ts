import { and, eq, ne } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { copyWebinarIn } from '#app/domains/webinars/internal/copy-webinar.server.ts';
import { SeriesInput } from '#app/domains/webinars/schemas.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import { dayIn } from '#app/platform/time.ts';
import { webinars } from '#db/schema/webinars.ts';
import { requireOwnWebinar } from './require-own-webinar.server.ts';
import { seriesTimes } from './series-times.ts';

/**
 * Drafts the same webinar every few weeks, at the same local time: a series. Days that it already has, unless cancelled, are left out; throws
 * `dates_planned` by its field where that leaves none.
 */
export async function repeatWebinar(ctx: Ctx, id: string, raw: unknown): Promise<void> {
  const found = await requireOwnWebinar(ctx, id);
  const { webinar } = found;
  const wanted = seriesTimes(webinar, SeriesInput.parse(raw), ctx.now).map((startsAt) => ({
    id: newId(),
    startsAt,
  }));
  const dayOf = (at: Date) => dayIn(webinar.timeZone, at);
  await ctx.db.transact(async (tx) => {
    const [own] = await tx.select().from(webinars).where(eq(webinars.id, id));
    const seriesId = own!.seriesId ?? id;
    await tx.update(webinars).set({ seriesId }).where(eq(webinars.id, id));
    const planned = await tx
      .select({ startsAt: webinars.startsAt })
      .from(webinars)
      .where(and(eq(webinars.seriesId, seriesId), ne(webinars.state, 'cancelled')));
    const taken = new Set(planned.map(({ startsAt }) => dayOf(startsAt)));
    const missing = wanted.filter(({ startsAt }) => !taken.has(dayOf(startsAt)));
    if (missing.length === 0) throw new DomainError('invalid', {}, { times: 'dates_planned' });
    for (const each of missing) await copyWebinarIn(tx, ctx, found, { ...each, seriesId });
  });
}
