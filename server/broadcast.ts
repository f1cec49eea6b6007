import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { WebSocketServer } from 'ws';
import { redeemTicket } from '#app/domains/webinars/streams.server.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import { CLOSE, openCarriers } from './carry-broadcast.ts';

/** One piece of what a browser records; a second of 1080p is far below. */
const PIECE_BYTES = 8 * 1024 ** 2;

/**
 * Pictures from a host's browser: `MediaRecorder` pieces over a WebSocket with a one-use ticket, carried on by ffmpeg to
 * the stream's RTMP address, at Mux or at mux-local. The stream key never reaches the browser.
 */
export function acceptBroadcasts(platform: Platform, server: Server): { stop(): void } {
  const { settings, video, log } = platform;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: PIECE_BYTES, perMessageDeflate: false });
  const carriers = openCarriers(platform);

  server.on('upgrade', (request, socket: Socket, head: Buffer) => {
    const url = new URL(request.url ?? '/', settings.appOrigin);
    const isOurs = request.headers.host === new URL(settings.appOrigin).host;
    if (url.pathname !== '/live/broadcast' || !isOurs || request.headers.origin !== settings.appOrigin)
      return void socket.destroy();
    sockets.handleUpgrade(request, socket, head, (line) => {
      const early: Buffer[] = [];
      const keepEarly = (data: Buffer) => void early.push(data);
      line.on('message', keepEarly);
      redeemTicket(platform, url.searchParams.get('ticket') ?? '', new Date())
        .then((address) => {
          line.off('message', keepEarly);
          if (!address || !video.ffmpeg) return line.close(CLOSE.badTicket);
          carriers.carry(line, address, url.searchParams.get('type') ?? '', early);
        })
        .catch((error: Error) => {
          log.error({ error: error.message }, 'a broadcast could not begin');
          line.close(1011);
        });
    });
  });

  return {
    stop() {
      for (const line of sockets.clients) line.terminate();
      carriers.stop();
    },
  };
}
