import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { findSessionId } from '#app/domains/accounts/sessions/find-session-id.server.ts';
import { enterMeeting } from '#app/domains/mentoring/calls/enter-meeting.server.ts';
import { openFeed } from '#app/domains/rooms/events/open-feed.server.ts';
import { findRestriction } from '#app/domains/rooms/moderation/find-restriction.server.ts';
import type { Seat } from '#app/domains/rooms/room/seat.ts';
import { openHeartbeats } from '#app/domains/webinars/playback/open-heartbeats.server.ts';
import { enterRoom } from '#app/domains/webinars/room/enter-room.server.ts';
import { contextFor } from '#app/http/context.server.ts';
import { readableCookies } from '#app/http/cookies.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import { bodyOf, readBody } from '../../edge/body.ts';
import { type Exchange, answer, json, text } from '../../edge/exchange.ts';
import { Refused } from '../../edge/refused.ts';
import { type Site, route } from '../../edge/route.ts';
import { openStream } from '../../edge/stream.ts';
import { toFailure } from '../failures.ts';
import { hlsRoutes } from './hls-proxy.ts';
import { notePresences } from './note-presences.ts';
import type { Right, watchRights } from './watch-rights.ts';

const HEARTBEAT_BYTES = 16 * 1024;

const SPEED_TEST_BYTES = 1_000_000;

const KEEP_ALIVE_MS = 15_000;

/** Bytes that may wait for a slow listener before its stream is ended; it reconnects and gets what it missed. */
const STREAM_BUFFER_BYTES = 1_000_000;

/** When a browser comes again (HTML §9.2.6), also after an end of ours. */
const RECONNECT = 'retry: 2000\n\n';

const EVENTS = /^\/live\/(events|meetings)\//;

const EVENT_STREAM = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-store',
  'X-Accel-Buffering': 'no',
};

/** Requests of a live room that bypass the pages: events, heartbeats, HLS of mux-local. */
export function liveSite(
  platform: Platform,
  rights: ReturnType<typeof watchRights>,
): { site: Site; stop(): void } {
  const { settings } = platform;
  const feed = openFeed(platform.db);
  const heartbeats = openHeartbeats(platform);
  const presences = notePresences(platform);
  const hls = hlsRoutes(platform);

  const ctxOf = async (exchange: Exchange): Promise<Ctx> => {
    const headers = { cookie: readableCookies(exchange.header('cookie')) };
    return (await contextFor(platform, new Request(settings.appOrigin, { headers }), exchange.remote)).ctx;
  };

  /** Events of the room behind the door that `enter` is; the door is asked again all the while. */
  const eventsOf =
    (kind: Right['kind'], enter: (ctx: Ctx, name: string) => Promise<{ seat: Seat }>) =>
    async (exchange: Exchange, [name]: string[]): Promise<void> => {
      const ctx = await ctxOf(exchange);
      const { seat } = await enter(ctx, name!);
      if ((await findRestriction(ctx, seat)) === 'blocked') throw new DomainError('room_blocked');
      const since = Number(exchange.header('last-event-id') ?? exchange.query.get('since') ?? 0);
      const stream = openStream(exchange, EVENT_STREAM, STREAM_BUFFER_BYTES);
      stream.write(RECONNECT);
      const breath = setInterval(() => stream.write(':\n\n') || stream.end(), KEEP_ALIVE_MS);
      const { id: personId, sessionId } = ctx.actor!;
      const right = { kind, roomId: seat.roomId, personId, sessionId: sessionId ?? '', staff: seat.staff };
      const letGo = rights.hold(right, () => stream.end());
      const leave = presences.enter({ roomId: seat.roomId, personId, staff: seat.staff });
      let stop: (() => void) | undefined;
      stream.onClose(() => {
        clearInterval(breath);
        letGo();
        leave();
        stop?.();
      });
      const listener = { personId, staff: seat.staff, write: stream.write, end: () => stream.end(RECONNECT) };
      stop = await feed.listen(seat.roomId, Number.isSafeInteger(since) && since >= 0 ? since : 0, listener);
      if (!stream.isOpen) stop();
    };

  const mustBeOurs = (exchange: Exchange) => {
    if (exchange.header('origin') !== settings.appOrigin) throw new DomainError('cross_site');
  };

  async function recordHeartbeat(exchange: Exchange): Promise<void> {
    mustBeOurs(exchange);
    const words = (await readBody(exchange, HEARTBEAT_BYTES)).toString('utf8');
    let body: unknown;
    try {
      body = JSON.parse(words);
    } catch {
      throw new DomainError('beat_malformed');
    }
    const said = await heartbeats.take(
      body,
      findSessionId(platform, readableCookies(exchange.header('cookie'))),
      platform.clock().getTime(),
    );
    await answer(exchange, json(said.ok ? 200 : said.why === 'elsewhere' ? 409 : 404, said));
  }

  /** A speaker's browser sends bytes to measure its upload speed; they are discarded. */
  async function measure(exchange: Exchange): Promise<void> {
    mustBeOurs(exchange);
    mustBeSignedIn(await ctxOf(exchange));
    let bytes = 0;
    for await (const chunk of bodyOf(exchange))
      if ((bytes += chunk.length) > SPEED_TEST_BYTES) throw new Refused('too_large');
    await answer(exchange, { status: 204 });
  }

  return {
    site: {
      headers: {},
      cost: 1,
      routes: [
        route('GET', /^\/live\/events\/([^/]+)$/, eventsOf('webinar', enterRoom)),
        route('GET', /^\/live\/meetings\/([^/]+)$/, eventsOf('meeting', enterMeeting)),
        route('POST', /^\/live\/beat$/, recordHeartbeat),
        route('POST', /^\/live\/measure$/, measure),
        ...hls.routes,
      ],
      // For scripts; any status but 200 also stops an EventSource from reconnecting (HTML §9.2.2).
      answerTo(error, { path }) {
        const failure = toFailure(error);
        if (!failure) return null;
        const { status, code, headers } = failure;
        // Any status but 200 stops an EventSource from reconnecting (HTML §9.2.2): it shall reconnect when the database is
        // back.
        if (headers['Retry-After'] && EVENTS.test(path))
          return { status: 200, headers: EVENT_STREAM, body: `retry: ${headers['Retry-After']}000\n\n` };
        return path === '/live/beat'
          ? json(status, { error: code }, headers)
          : text(status, `${code}\n`, headers);
      },
    },
    stop() {
      feed.stop();
      presences.stop();
      hls.stop();
    },
  };
}
