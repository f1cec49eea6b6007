import { and, asc, desc, eq, gte, inArray, isNull, lt, or } from 'drizzle-orm';
import { DomainError } from '#app/platform/errors.ts';
import { courses } from '#db/schema/catalogue.ts';
import { people } from '#db/schema/accounts.ts';
import { webinarRules, webinars, webinarSeats, webinarStaff, webinarStreams } from '#db/schema/webinars.ts';
import type { Ctx } from '../accounts/ctx.ts';
import { isMentor, mustBeAllowed, mustBeSignedIn } from '../accounts/permissions.ts';
import { type Offer, offersOf } from '../catalogue/list-courses.server.ts';
import type { StreamState } from '../rooms/room-state.ts';
import type { Seat } from '../rooms/seat.ts';

export type Webinar = typeof webinars.$inferSelect;
export type Stream = typeof webinarStreams.$inferSelect;
export type StaffRole = 'host' | 'cohost' | 'moderator';
export type Held = { webinar: Webinar; offer: Offer };

async function withOffers(ctx: Ctx, rows: Webinar[]): Promise<Held[]> {
  const offers = await offersOf(
    ctx,
    rows.map((row) => row.versionId),
  );
  return rows.map((webinar) => ({
    webinar,
    offer: offers.find((each) => each.version.id === webinar.versionId)!,
  }));
}

/** Announced and not over: the next first. Public. */
export async function listComing(ctx: Ctx): Promise<Held[]> {
  const rows = await ctx.db.read
    .select()
    .from(webinars)
    .where(
      and(eq(webinars.state, 'announced'), gte(webinars.endsAt, new Date(ctx.now.getTime() - 3_600_000))),
    )
    .orderBy(asc(webinars.startsAt))
    .limit(50);
  return withOffers(
    ctx,
    rows.filter((row) => row.endedAt === null),
  );
}

/** Held in the last year, the newest first. Public. */
export async function listPast(ctx: Ctx): Promise<Held[]> {
  const rows = await ctx.db.read
    .select()
    .from(webinars)
    .where(and(eq(webinars.state, 'announced'), lt(webinars.startsAt, ctx.now)))
    .orderBy(desc(webinars.startsAt))
    .limit(50);
  return withOffers(
    ctx,
    rows.filter((row) => row.endedAt !== null || row.endsAt < ctx.now),
  );
}

/** Announced, or cancelled after it was; throws `not_found`. Public. */
export async function readWebinar(ctx: Ctx, slug: string): Promise<Held> {
  const [row] = await ctx.db.read
    .select({ webinar: webinars })
    .from(webinars)
    .innerJoin(courses, eq(courses.id, webinars.courseId))
    .where(and(eq(courses.slug, slug), inArray(webinars.state, ['announced', 'cancelled'])));
  if (!row) throw new DomainError('not_found');
  return (await withOffers(ctx, [row.webinar]))[0]!;
}

export async function findStaffRole(ctx: Ctx, webinar: Webinar): Promise<StaffRole | null> {
  if (!ctx.actor) return null;
  if (webinar.hostId === ctx.actor.id) return 'host';
  const [row] = await ctx.db.read
    .select({ role: webinarStaff.role })
    .from(webinarStaff)
    .where(and(eq(webinarStaff.webinarId, webinar.id), eq(webinarStaff.personId, ctx.actor.id)));
  return row?.role ?? null;
}

/** One that the actor holds or helps to hold; throws `not_found`. */
export async function requireOwnWebinar(
  ctx: Ctx,
  id: string,
  roles: StaffRole[] = ['host'],
): Promise<Held & { role: StaffRole }> {
  mustBeSignedIn(ctx);
  const [row] = await ctx.db.read.select().from(webinars).where(eq(webinars.id, id));
  const role = row ? await findStaffRole(ctx, row) : null;
  mustBeAllowed(ctx, role !== null && roles.includes(role));
  return { ...(await withOffers(ctx, [row!]))[0]!, role: role! };
}

/** Those that the actor holds or helps to hold, the newest first. */
export async function listOwnWebinars(ctx: Ctx): Promise<Held[]> {
  mustBeSignedIn(ctx);
  const { actor } = ctx;
  const helps = await ctx.db.read
    .select({ id: webinarStaff.webinarId })
    .from(webinarStaff)
    .where(eq(webinarStaff.personId, actor.id));
  mustBeAllowed(ctx, isMentor(actor) || helps.length > 0);
  const rows = await ctx.db.read
    .select()
    .from(webinars)
    .where(
      or(
        eq(webinars.hostId, actor.id),
        inArray(
          webinars.id,
          helps.map((each) => each.id),
        ),
      ),
    )
    .orderBy(desc(webinars.startsAt))
    .limit(200);
  return withOffers(ctx, rows);
}

/** Webinars that are still to come or running, in which the actor has a seat; the next first. */
export async function listOwnSeats(ctx: Ctx): Promise<Held[]> {
  mustBeSignedIn(ctx);
  const rows = await ctx.db.read
    .select({ webinar: webinars })
    .from(webinarSeats)
    .innerJoin(webinars, eq(webinars.id, webinarSeats.webinarId))
    .where(
      and(
        eq(webinarSeats.personId, ctx.actor.id),
        eq(webinarSeats.state, 'seat'),
        eq(webinars.state, 'announced'),
        isNull(webinars.endedAt),
        gte(webinars.endsAt, new Date(ctx.now.getTime() - 3_600_000)),
      ),
    )
    .orderBy(asc(webinars.startsAt))
    .limit(5);
  return withOffers(
    ctx,
    rows.map((row) => row.webinar),
  );
}

export const listStaff = (ctx: Ctx, webinarId: string) =>
  ctx.db.read
    .select({ id: people.id, name: people.name, role: webinarStaff.role })
    .from(webinarStaff)
    .innerJoin(people, eq(people.id, webinarStaff.personId))
    .where(eq(webinarStaff.webinarId, webinarId))
    .orderBy(asc(webinarStaff.addedAt));

export async function listRules(ctx: Ctx, webinarId: string) {
  return ctx.db.read
    .select()
    .from(webinarRules)
    .where(eq(webinarRules.webinarId, webinarId))
    .orderBy(desc(webinarRules.version));
}

export async function findSeat(ctx: Ctx, webinarId: string) {
  if (!ctx.actor) return null;
  const [row] = await ctx.db.read
    .select()
    .from(webinarSeats)
    .where(
      and(
        eq(webinarSeats.webinarId, webinarId),
        eq(webinarSeats.personId, ctx.actor.id),
        inArray(webinarSeats.state, ['seat', 'waiting']),
      ),
    )
    .orderBy(desc(webinarSeats.joinedAt))
    .limit(1);
  return row ?? null;
}

export const findStream = async (
  ctx: Pick<Ctx, 'db'>,
  webinarId: string,
  purpose: 'live' | 'rehearsal',
): Promise<Stream | null> => {
  const rows = await ctx.db.read
    .select()
    .from(webinarStreams)
    .where(and(eq(webinarStreams.webinarId, webinarId), eq(webinarStreams.purpose, purpose)))
    .orderBy(desc(webinarStreams.createdAt));
  return rows.find((row) => row.state !== 'deleted') ?? null;
};

/** Until when what was missed may be watched for the same credit; null where it may not, or it is not over yet. */
export const catchUpUntil = ({
  endedAt,
  catchUpHours,
}: Pick<Webinar, 'endedAt' | 'catchUpHours'>): Date | null =>
  endedAt && catchUpHours > 0 ? new Date(endedAt.getTime() + catchUpHours * 3_600_000) : null;

/** What those in the room are told of the stream. */
export function streamStateOf(webinar: Webinar, stream: Pick<Stream, 'state'> | null): StreamState {
  if (webinar.endedAt) return 'ended';
  if (!webinar.openedAt) return 'waiting';
  if (stream?.state === 'active') return 'live';
  return stream?.state === 'disconnected' || stream?.state === 'connected' ? 'paused' : 'waiting';
}

/** The right to be in the room: staff, or a seat. Throws `not_found`, `seat_needed` or `seat_waits`. */
export async function enterRoom(
  ctx: Ctx,
  slug: string,
): Promise<Held & { seat: Seat; role: StaffRole | null; registrationId: string | null }> {
  mustBeSignedIn(ctx);
  const held = await readWebinar(ctx, slug);
  const { webinar } = held;
  const role = await findStaffRole(ctx, webinar);
  const own = await findSeat(ctx, webinar.id);
  if (!role) {
    if (!own) throw new DomainError('seat_needed');
    if (own.state === 'waiting') throw new DomainError('seat_waits');
  }
  return {
    ...held,
    role,
    seat: { roomId: webinar.id, staff: role !== null },
    registrationId: own?.state === 'seat' ? own.registrationId : null,
  };
}
