import { wordsFor } from '#app/i18n/translate.server.ts';
import { pickVariant } from '../catalogue/pick-variant.ts';
import type { Ctx } from '../accounts/ctx.ts';
import { readRoom } from '../rooms/read-room.server.ts';
import { readFrame, readOwn } from './evidence.server.ts';
import { catchUpUntil, enterRoom, findStream, streamStateOf } from './read-webinar.server.ts';

/** Everything that a room shows to this person, and the words that it needs in the browser. */
export async function readLiveRoom(
  ctx: Ctx,
  slug: string,
  reader: { locale: string; timeZone: string; refused: string | null },
) {
  const held = await enterRoom(ctx, slug);
  const { webinar, offer, seat, registrationId } = held;
  const stream = await findStream(ctx, webinar.id, 'live');
  const frame = await readFrame(ctx.db.read, webinar, ctx.now);
  const own = registrationId ? await readOwn(ctx.db.read, frame, registrationId, ctx.actor!.id) : null;
  const catchUp = registrationId ? catchUpUntil(webinar) : null;
  return {
    ...held,
    room: {
      slug,
      language: pickVariant(offer.variants, reader.locale)!.language,
      startsAt: webinar.startsAt.toISOString(),
      state: await readRoom(ctx, seat, streamStateOf(webinar, stream)),
      staff: seat.staff,
      counts: registrationId !== null,
      ...reader,
      minutes: {
        countedMs: own?.evidence.ms ?? 0,
        neededMs: (frame.baseMs * frame.rule.minPercent) / 100,
        baseMs: frame.baseMs,
      },
      now: ctx.now.getTime(),
      catchUpUntil: catchUp && catchUp > ctx.now ? catchUp.toISOString() : null,
    },
    words: wordsFor(reader.locale, ['common', 'errors', 'rooms', 'webinars']),
  };
}
