import { and, asc, eq, gt, inArray, isNull, lt } from 'drizzle-orm';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import { stringOf } from '#app/platform/string-of.ts';
import type { Tx } from '#db/database.ts';
import { memberships, people } from '#db/schema/accounts.ts';
import { registrations } from '#db/schema/learning.ts';
import { webinars, webinarSeats } from '#db/schema/webinars.ts';
import type { Ctx } from '../accounts/ctx.ts';
import { ADDRESSEE } from '../accounts/addressee.server.ts';
import { mustBeSignedIn } from '../accounts/permissions.ts';
import { offersOf } from '../catalogue/list-courses.server.ts';
import { acknowledgeDisclosures, registerForCourse } from '../learning/registrations.server.ts';
import { findSeat, type Held, readWebinar, type Webinar } from './read-webinar.server.ts';
import { tellPersonIn } from './letters.server.ts';

/** Takes a seat, or a place in the waiting list where all are taken. Throws `members_only` and `webinar_over`. */
export async function takeSeat(ctx: Ctx, slug: string, raw: Record<string, unknown>): Promise<void> {
  mustBeSignedIn(ctx);
  const { actor } = ctx;
  const held = await readWebinar(ctx, slug);
  const { webinar } = held;
  if (webinar.state === 'cancelled' || webinar.endedAt || isPast(webinar, ctx.now))
    throw new DomainError('webinar_over');
  if (webinar.associationId) {
    const own = and(
      eq(memberships.personId, actor.id),
      eq(memberships.associationId, webinar.associationId),
      eq(memberships.state, 'accepted'),
    );
    if ((await ctx.db.read.$count(memberships, own)) === 0) throw new DomainError('members_only');
  }
  const registrationId = await registerForCourse(ctx, slug, raw);
  await acknowledgeDisclosures(ctx, registrationId, stringOf(raw['shown']));
  await ctx.db.transact(async (tx) => {
    const taken = await tx.$count(
      webinarSeats,
      and(eq(webinarSeats.webinarId, webinar.id), eq(webinarSeats.state, 'seat')),
    );
    const state = webinar.capacity > 0 && taken >= webinar.capacity ? 'waiting' : 'seat';
    const [made] = await tx
      .insert(webinarSeats)
      .values({ registrationId, webinarId: webinar.id, personId: actor.id, state, joinedAt: ctx.now })
      .onConflictDoNothing()
      .returning();
    if (!made) return;
    const [person] = await tx.select(ADDRESSEE).from(people).where(eq(people.id, actor.id));
    await tellPersonIn(tx, ctx, held, person!, state === 'seat' ? 'seat' : 'waiting');
    await appendAudit(tx, ctx, 'webinars.seat-taken', registrationId, { webinarId: webinar.id, state });
  });
}

const isPast = (webinar: Webinar, now: Date): boolean =>
  !webinar.openedAt && webinar.endsAt.getTime() + 3_600_000 < now.getTime();

/** Gives the seat back; the first who waits moves up and is told. */
export async function giveSeatBack(ctx: Ctx, slug: string): Promise<void> {
  mustBeSignedIn(ctx);
  const held = await readWebinar(ctx, slug);
  const seat = await findSeat(ctx, held.webinar.id);
  if (!seat) throw new DomainError('not_found');
  if (held.webinar.endedAt) throw new DomainError('webinar_over');
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
    if (seat.state === 'seat') await moveUpIn(tx, ctx, held);
    await appendAudit(tx, ctx, 'webinars.seat-given-back', seat.registrationId, {});
  });
}

async function moveUpIn(tx: Tx, ctx: Ctx, held: Held): Promise<void> {
  const [next] = await tx
    .select({ seat: webinarSeats, ...ADDRESSEE })
    .from(webinarSeats)
    .innerJoin(people, eq(people.id, webinarSeats.personId))
    .where(and(eq(webinarSeats.webinarId, held.webinar.id), eq(webinarSeats.state, 'waiting')))
    .orderBy(asc(webinarSeats.joinedAt), asc(webinarSeats.registrationId))
    .limit(1);
  if (!next) return;
  await tx
    .update(webinarSeats)
    .set({ state: 'seat' })
    .where(eq(webinarSeats.registrationId, next.seat.registrationId));
  await tellPersonIn(tx, ctx, held, next, 'up');
}

/** Hours before the start at which everybody with a seat is reminded. */
const REMINDED_HOURS = [24, 1];

/** Sends the reminders that are due; each once. Answers how many. */
export async function remindOfWebinars(platform: Platform, now: Date): Promise<number> {
  const rows = await platform.db.read
    .select({ webinar: webinars, seat: webinarSeats, person: ADDRESSEE })
    .from(webinarSeats)
    .innerJoin(webinars, eq(webinars.id, webinarSeats.webinarId))
    .innerJoin(people, eq(people.id, webinarSeats.personId))
    .where(
      and(
        eq(webinarSeats.state, 'seat'),
        eq(webinars.state, 'announced'),
        isNull(webinars.openedAt),
        gt(webinars.startsAt, now),
        lt(webinars.startsAt, new Date(now.getTime() + REMINDED_HOURS[0]! * 3_600_000)),
      ),
    );
  const ctx = { ...platform, now, requestId: 'reminders', actor: null, remote: null };
  let sent = 0;
  for (const { webinar, seat, person } of rows) {
    const hours = (webinar.startsAt.getTime() - now.getTime()) / 3_600_000;
    const due = REMINDED_HOURS.filter((each) => hours <= each).at(-1)!;
    // Whoever took the seat within that time has just had a letter.
    const fresh = (webinar.startsAt.getTime() - seat.joinedAt.getTime()) / 3_600_000 <= due;
    if (fresh || (seat.remindedHours !== null && seat.remindedHours <= due)) continue;
    const [offer] = await offersOf(ctx, [webinar.versionId]);
    await platform.db.transact(async (tx) => {
      await tx
        .update(webinarSeats)
        .set({ remindedHours: due })
        .where(eq(webinarSeats.registrationId, seat.registrationId));
      await tellPersonIn(tx, ctx, { webinar, offer: offer! }, person, 'reminder');
    });
    sent++;
  }
  return sent;
}

/** How many sit, and how many wait. */
export async function countSeats(ctx: Ctx, webinarId: string): Promise<{ seats: number; waiting: number }> {
  const of = (state: 'seat' | 'waiting') =>
    ctx.db.read.$count(
      webinarSeats,
      and(eq(webinarSeats.webinarId, webinarId), eq(webinarSeats.state, state)),
    );
  return { seats: await of('seat'), waiting: await of('waiting') };
}
