import { eq, sql } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { listCourseOffers } from '#app/domains/catalogue/courses/list-course-offers.server.ts';
import { LiveVariantInput } from '#app/domains/catalogue/schemas.ts';
import { saveLiveVariantIn } from '#app/domains/catalogue/versions/save-live-variant.server.ts';
import { updateLiveVersionIn } from '#app/domains/catalogue/versions/update-live-version.server.ts';
import { setModeratedIn } from '#app/domains/rooms/moderation/set-moderated.server.ts';
import { readWebinarRevision } from '#app/domains/webinars/internal/read-webinar-revision.server.ts';
import { requireAssociationIn } from '#app/domains/webinars/internal/require-association.server.ts';
import { notifySeatHoldersIn } from '#app/domains/webinars/notifications.server.ts';
import { ScheduleInput } from '#app/domains/webinars/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { mustBeUnchanged } from '#app/platform/revision.server.ts';
import { webinarSeats, webinars } from '#db/schema/webinars.ts';
import { requireOwnWebinar } from './require-own-webinar.server.ts';
import { startAndEnd } from './webinar-times.ts';

/** Changes one's own webinar before it begins; once it is announced, people with a seat are notified of a new time. Throws `changed_meanwhile`. */
export async function changeWebinar(ctx: Ctx, id: string, raw: unknown): Promise<void> {
  const { webinar } = await requireOwnWebinar(ctx, id);
  if (webinar.openedAt || webinar.state === 'cancelled') throw new DomainError('webinar_begun');
  const { revision, ...input } = ScheduleInput.parse(raw);
  const times = startAndEnd(input);
  const moved =
    times.startsAt.getTime() !== webinar.startsAt.getTime() ||
    times.endsAt.getTime() !== webinar.endsAt.getTime();
  if (moved && times.startsAt <= ctx.now) throw new DomainError('invalid', {}, { date: 'date_past' });
  await ctx.db.transact(async (tx) => {
    mustBeUnchanged(revision, await readWebinarRevision(tx, id));
    const { courseId, versionId } = webinar;
    await saveLiveVariantIn(tx, ctx, { courseId, versionId, format: 'webinar' }, LiveVariantInput.parse(raw));
    await updateLiveVersionIn(tx, versionId, { minutes: input.minutes, specialties: input.specialties });
    const [changed] = await tx
      .update(webinars)
      .set({
        ...times,
        timeZone: input.timeZone,
        capacity: input.capacity,
        associationId: await requireAssociationIn(tx, input.associationId),
        catchUpHours: input.catchUpHours,
        ...(moved && { sequence: sql`${webinars.sequence} + 1` }),
      })
      .where(eq(webinars.id, id))
      .returning();
    await setModeratedIn(tx, id, input.moderated !== '');
    if (moved) {
      // Nobody has been reminded of the new time yet.
      await tx.update(webinarSeats).set({ remindedHours: null }).where(eq(webinarSeats.webinarId, id));
      const [offer] = await listCourseOffers(tx, [versionId]);
      if (changed!.state === 'announced')
        await notifySeatHoldersIn(tx, ctx, { webinar: changed!, offer: offer! }, 'moved', 'movedWaiting');
    }
    await appendAudit(tx, ctx, 'webinars.changed', id, input);
  });
}
