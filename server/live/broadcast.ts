import type { Duplex } from 'node:stream';
import { identifyActor } from '#app/domains/accounts/sessions/identify-actor.server.ts';
import { redeemBroadcastTicket } from '#app/domains/webinars/streams/redeem-broadcast-ticket.server.ts';
import { readableCookies } from '#app/http/cookies.server.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import type { Exchange } from '../../edge/exchange.ts';
import type { Faults } from '../../edge/faults.ts';
import { Refused } from '../../edge/refused.ts';
import { type Line, openWebSockets } from '../../edge/web-sockets.ts';
import { CLOSE_CODES, WAITING_BYTES, openBroadcastRelay } from './broadcast-relay.ts';
import type { Right, watchRights } from './watch-rights.ts';

/** Limit of one recorded piece of a browser; a second of 1080p is far below. */
const CHUNK_BYTES = 8 * 1024 ** 2;

/**
 * Pictures from a host's browser: `MediaRecorder` pieces over a WebSocket with a one-use ticket, carried on by ffmpeg to
 * the stream's RTMP address, at Mux or at mux-local. The stream key never reaches the browser.
 */
export function openBroadcasts(
  platform: Platform,
  rights: ReturnType<typeof watchRights>,
  faults: Faults,
): { take(exchange: Exchange, socket: Duplex, head: Buffer): void; stop(): void } {
  const { settings, video, log } = platform;
  const sockets = openWebSockets({ maxPayload: CHUNK_BYTES, early: WAITING_BYTES }, faults);
  const carriers = openBroadcastRelay(platform);
  const appHost = new URL(settings.appOrigin).host;

  /** Throws Refused for connections that do not come from our pages. */
  function take(exchange: Exchange, socket: Duplex, head: Buffer): void {
    if (exchange.path !== '/live/broadcast' || exchange.host !== appHost) throw new Refused('not_found');
    if (exchange.header('origin') !== settings.appOrigin) throw new Refused('not_found', {}, 403);
    sockets.take(exchange, socket, head, (line) => {
      admit(exchange, line).catch((error: Error) => {
        log.error({ error: error.message }, 'a broadcast could not begin');
        line.close(1011);
      });
    });
  }

  /** A ticket works once, for its person, while they may broadcast. */
  async function admit(exchange: Exchange, line: Line): Promise<void> {
    const { actor } = await identifyActor(
      platform,
      readableCookies(exchange.header('cookie')),
      platform.clock(),
    );
    const ticket = await redeemBroadcastTicket(
      platform,
      exchange.query.get('ticket') ?? '',
      platform.clock(),
    );
    if (!ticket || !actor || actor.id !== ticket.personId || !video.ffmpeg)
      return line.close(CLOSE_CODES.badTicket);
    const right: Right = {
      kind: 'broadcast',
      roomId: ticket.webinarId,
      personId: actor.id,
      sessionId: actor.sessionId ?? '',
      staff: true,
    };
    line.onClose(rights.hold(right, () => line.close(CLOSE_CODES.ended)));
    carriers.carry(line, ticket.address, exchange.query.get('type') ?? '');
  }

  return {
    take,
    stop() {
      sockets.stop();
      carriers.stop();
    },
  };
}
