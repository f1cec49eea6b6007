import { createHmac } from 'node:crypto';
import { and, desc, eq } from 'drizzle-orm';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import { type Limit, spendTry } from '#app/platform/limits.server.ts';
import { mentoringMeetings, mentoringPresence } from '#db/schema/mentoring.ts';
import type { Ctx, SignedInCtx } from '../accounts/ctx.ts';
import { appendEventsIn, changeRoom } from '../rooms/events.server.ts';
import { readRoom } from '../rooms/read-room.server.ts';
import type { Seat } from '../rooms/seat.ts';
import { requireOwnMeeting } from './meetings.server.ts';
import { readProgramme } from './programmes.server.ts';
import { SignalInput } from './schemas.ts';

const EARLY_MS = 15 * 60_000;
const LATE_MS = 90 * 60_000;
/** Heard again within this, somebody was there all the while. */
const GAP_MS = 60_000;
const SIGNALS: Limit = { name: 'call-signals', tries: 600, minutes: 1 };
/** How long a relay credential holds: a meeting, its preparation and its end. */
const RELAY_S = 4 * 3600;

export type IceServer = { urls: string[]; username?: string; credential?: string };

/** Whether a meeting's call can be entered now; what nobody agreed to is still ahead. */
export function doorOf(
  { state, startsAt, minutes }: typeof mentoringMeetings.$inferSelect,
  now: Date,
): 'ahead' | 'open' | 'over' {
  const since = now.getTime() - startsAt.getTime();
  if (state !== 'agreed' || since < -EARLY_MS) return 'ahead';
  return since > minutes * 60_000 + LATE_MS ? 'over' : 'open';
}

/**
 * The door of a meeting's room, from a quarter of an hour before until an hour and a half after its planned end. Throws
 * `not_found`, `meeting_ahead` and `meeting_over`.
 */
export async function enterMeeting(ctx: Ctx, id: string) {
  const held = await requireOwnMeeting(ctx, id);
  const { meeting } = held;
  const door = doorOf(meeting, ctx.now);
  if (door !== 'open') throw new DomainError(door === 'ahead' ? 'meeting_ahead' : 'meeting_over');
  const seat: Seat = { roomId: meeting.id, staff: false };
  return { ...held, seat };
}

/** Everything that a call's page needs: who is there, what was written, and by whose help the two browsers find each other. */
export async function readCall(ctx: Ctx, id: string) {
  const held = await enterMeeting(ctx, id);
  const { programme } = await readProgramme(ctx, held.pair.programmeId);
  const { actor } = ctx as SignedInCtx;
  const { number, messages } = await readRoom(ctx, held.seat, 'live');
  return {
    ...held,
    programme,
    number,
    messages,
    iceServers: iceServersOf(ctx, `${held.meeting.id.slice(-8)}-${actor.opaqueId.slice(-8)}`),
  };
}

/**
 * STUN as it is set, and the relay with a name that holds for four hours: the time it ends and whose it is, signed with the
 * secret that the relay shares (draft-uberti-behave-turn-rest-00, §2.2, which coturn understands as `use-auth-secret`).
 */
export function iceServersOf({ settings, now }: Pick<Ctx, 'settings' | 'now'>, who: string): IceServer[] {
  const { stunUrls, turnUrls, turnSecret } = settings.calls;
  const servers: IceServer[] = stunUrls.length > 0 ? [{ urls: stunUrls }] : [];
  if (turnUrls.length > 0 && turnSecret) {
    const username = `${Math.floor(now.getTime() / 1000) + RELAY_S}:${who}`;
    servers.push({
      urls: turnUrls,
      username,
      credential: createHmac('sha1', turnSecret).update(username).digest('base64'),
    });
  }
  return servers;
}

/** What one browser tells the other so that they find each other; only the other one hears it. */
export async function sendSignal(ctx: Ctx, id: string, raw: unknown): Promise<void> {
  const { other, seat } = await enterMeeting(ctx, id);
  const { actor } = ctx as SignedInCtx;
  const { data } = SignalInput.parse(raw);
  await spendTry(ctx.db, ctx.now, SIGNALS, `${id} ${actor.id}`);
  await changeRoom(ctx, seat.roomId, (tx) =>
    appendEventsIn(tx, ctx, seat.roomId, [
      { kind: 'signal', body: { data }, audience: other.profile.personId },
    ]),
  );
}

/** Somebody is connected to the other one: their time goes on. */
export async function recordPresence(ctx: Ctx, id: string): Promise<void> {
  const { meeting } = await enterMeeting(ctx, id);
  const { actor } = ctx as SignedInCtx;
  const at = { meetingId: meeting.id, personId: actor.id };
  const newPart = newId(ctx.now.getTime());
  await ctx.db.transact(async (tx) => {
    const [last] = await tx
      .select()
      .from(mentoringPresence)
      .where(and(eq(mentoringPresence.meetingId, at.meetingId), eq(mentoringPresence.personId, at.personId)))
      .orderBy(desc(mentoringPresence.toAt))
      .limit(1);
    if (last && ctx.now.getTime() - last.toAt.getTime() <= GAP_MS) {
      if (ctx.now > last.toAt)
        await tx.update(mentoringPresence).set({ toAt: ctx.now }).where(eq(mentoringPresence.id, last.id));
      return;
    }
    await tx.insert(mentoringPresence).values({ id: newPart, ...at, fromAt: ctx.now, toAt: ctx.now });
    await appendAudit(tx, ctx, 'mentoring.joined-meeting', meeting.id, {});
  });
}
