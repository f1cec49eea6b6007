import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { readRoom } from '#app/domains/rooms/room/read-room.server.ts';
import { catchUpDeadline } from '#app/domains/webinars/attendance/catch-up-deadline.ts';
import { readAttendanceBasis } from '#app/domains/webinars/attendance/read-attendance-basis.server.ts';
import { readAttendance } from '#app/domains/webinars/attendance/read-attendance.server.ts';
import { findStream } from '#app/domains/webinars/streams/find-stream.server.ts';
import { roomStreamState } from '#app/domains/webinars/streams/room-stream-state.ts';
import { formatFor } from '#app/i18n/format.ts';
import { pickVariant } from '#app/i18n/pick-variant.ts';
import { wordsFor } from '#app/i18n/translate.server.ts';
import { enterRoom } from './enter-room.server.ts';

/** A room as this person sees it, with the texts that it needs in the browser. */
export async function readLiveRoom(ctx: Ctx, slug: string, reader: { locale: string; timeZone: string }) {
  const entered = await enterRoom(ctx, slug);
  const { webinar, offer, seat, registrationId } = entered;
  const stream = await findStream(ctx, webinar.id, 'live');
  const frame = await readAttendanceBasis(ctx.db.read, webinar, ctx.now);
  const own = registrationId ? await readAttendance(ctx.db.read, frame, registrationId, ctx.actor!.id) : null;
  const catchUp = registrationId ? catchUpDeadline(webinar) : null;
  const format = formatFor(reader.locale, reader.timeZone);
  return {
    ...entered,
    room: {
      slug,
      language: pickVariant(offer.variants, reader.locale)!.language,
      startsAt: format.dateTime(webinar.startsAt),
      state: await readRoom(ctx, seat, roomStreamState(webinar, stream)),
      staff: seat.staff,
      counts: registrationId !== null,
      ...reader,
      minutes: {
        countedMs: own?.evidence.ms ?? 0,
        neededMs: (frame.baseMs * frame.rule.minPercent) / 100,
        baseMs: frame.baseMs,
      },
      now: ctx.now.getTime(),
      catchUpUntil: catchUp && catchUp > ctx.now ? format.dateTime(catchUp) : null,
    },
    words: wordsFor(reader.locale, ['common', 'errors', 'rooms', 'webinars']),
  };
}
