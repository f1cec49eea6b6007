import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { ADDRESSEE } from '#app/domains/accounts/notifications.server.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { countUpSequenceIn } from '#app/domains/webinars/internal/count-up-sequence.server.ts';
import { notifyOfWebinarIn } from '#app/domains/webinars/notifications.server.ts';
import { readWebinar } from '#app/domains/webinars/schedule/read-webinar.server.ts';
import type { WebinarWithCourse } from '#app/domains/webinars/schedule/webinar.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import type { Tx } from '#db/database.ts';
import { people } from '#db/schema/accounts.ts';
import { registrations } from '#db/schema/learning.ts';
import { webinarSeats } from '#db/schema/webinars.ts';
import { findOwnSeat } from './find-own-seat.server.ts';

/** Releases the seat: the event is removed from one's own calendar, and the first on the waiting list moves up and is notified. */
export async function releaseSeat(ctx: Ctx, slug: string): Promise<void> {
  mustBeSignedIn(ctx);
  const found = await readWebinar(ctx, slug);
  const seat = await findOwnSeat(ctx, found.webinar.id);
  if (!seat) throw new DomainError('not_found');
  if (found.webinar.endedAt) throw new DomainError('webinar_over');
  await ctx.db.transact(async (tx) => {
    const [left] = await tx
      .update(webinarSeats)
      .set({ state: 'left' })
      .where(
        and(
          eq(webinarSeats.registrationId, seat.registrationId),
          inArray(webinarSeats.state, ['seat', 'waiting']),
        ),
      )
      .returning();
    if (!left) return;
    await tx.update(registrations).set({ endedAt: ctx.now }).where(eq(registrations.id, seat.registrationId));
    if (seat.state === 'seat') {
      // A cancellation is newer than what it cancels (RFC 5546 §3.2.5).
      const webinar = await countUpSequenceIn(tx, found.webinar.id);
      const now = { ...found, webinar };
      const [own] = await tx.select(ADDRESSEE).from(people).where(eq(people.id, seat.personId));
      await notifyOfWebinarIn(tx, ctx, now, [own!], 'left');
      await promoteFromWaitingListIn(tx, ctx, now);
    }
    await appendAudit(tx, ctx, 'webinars.seat-given-back', seat.registrationId, {});
  });
}

async function promoteFromWaitingListIn(tx: Tx, ctx: Ctx, found: WebinarWithCourse): Promise<void> {
  const [next] = await tx
    .select({ seat: webinarSeats, ...ADDRESSEE })
    .from(webinarSeats)
    .innerJoin(people, eq(people.id, webinarSeats.personId))
    .where(and(eq(webinarSeats.webinarId, found.webinar.id), eq(webinarSeats.state, 'waiting')))
    .orderBy(asc(webinarSeats.joinedAt), asc(webinarSeats.registrationId))
    .limit(1);
  if (!next) return;
  await tx
    .update(webinarSeats)
    .set({ state: 'seat' })
    .where(eq(webinarSeats.registrationId, next.seat.registrationId));
  await notifyOfWebinarIn(tx, ctx, found, [next], 'up');
}
