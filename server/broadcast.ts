import { type ChildProcess, spawn } from 'node:child_process';
import type { Duplex } from 'node:stream';
import { identify } from '#app/domains/accounts/identify.server.ts';
import { redeemTicket } from '#app/domains/webinars/streams.server.ts';
import { readableCookies } from '#app/http/cookies.server.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import type { Exchange } from '../edge/exchange.ts';
import type { Faults } from '../edge/faults.ts';
import { Refused } from '../edge/refused.ts';
import { type Line, openWebSockets } from '../edge/web-sockets.ts';
import type { Right, watchRights } from './rights.ts';

/** One piece of what a browser records; a second of 1080p is far below. */
const PIECE_BYTES = 8 * 1024 ** 2;
/** What may wait for ffmpeg; more means that it cannot keep up. */
const WAITING_BYTES = 16 * 1024 ** 2;
/** Pictures that are no H.264 are encoded here, which costs a core each. */
const MAX_ENCODED = 2;
const SILENCE_MS = 20_000;

/** Codes of RFC 6455 §7.4: 4000 and above are ours. */
const CLOSE = { badTicket: 4001, badFormat: 4002, tooMany: 4003, ended: 4004, slow: 4005 } as const;

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
  const sockets = openWebSockets({ maxPayload: PIECE_BYTES, early: WAITING_BYTES }, faults);
  const children = new Set<ChildProcess>();
  const appHost = new URL(settings.appOrigin).host;
  let encoded = 0;

  /** Throws Refused for whoever does not come from a page of ours. */
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

  /** The ticket is good once, for whoever it was made for, and only as long as they may broadcast. */
  async function admit(exchange: Exchange, line: Line): Promise<void> {
    const { actor } = await identify(platform, readableCookies(exchange.header('cookie')));
    const ticket = await redeemTicket(platform, exchange.query.get('ticket') ?? '', new Date());
    if (!ticket || !actor || actor.id !== ticket.personId || !video.ffmpeg)
      return line.close(CLOSE.badTicket);
    const right: Right = {
      kind: 'broadcast',
      roomId: ticket.webinarId,
      personId: actor.id,
      sessionId: actor.sessionId ?? '',
      staff: true,
    };
    line.onClose(rights.hold(right, () => line.close(CLOSE.ended)));
    carry(line, ticket.address, exchange.query.get('type') ?? '');
  }

  function carry(line: Line, address: string, type: string): void {
    const format = /^video\/(mp4|webm);codecs=([\w.,-]+)$/.exec(type.replaceAll('"', '').replaceAll(' ', ''));
    if (!format) return line.close(CLOSE.badFormat);
    const isH264 = /avc1|h264/.test(format[2]!);
    if (!isH264 && encoded >= MAX_ENCODED) return line.close(CLOSE.tooMany);
    const picture = isH264
      ? ['-c:v', 'copy']
      : [
          '-c:v',
          'libx264',
          '-preset',
          'ultrafast',
          '-tune',
          'zerolatency',
          '-pix_fmt',
          'yuv420p',
          '-g',
          '30',
        ];
    const args = [
      '-hide_banner', '-loglevel', 'error', '-fflags', '+nobuffer', '-analyzeduration', '1000000',
      '-f', format[1] === 'mp4' ? 'mp4' : 'matroska', '-i', 'pipe:0',
      ...picture, '-c:a', 'aac', '-b:a', '128k', '-ar', '48000', '-f', 'flv', address,
    ]; // prettier-ignore
    const child = spawn(video.ffmpeg!, args, { stdio: ['pipe', 'ignore', 'pipe'] });
    children.add(child);
    if (!isH264) encoded++;
    let words = '';
    // The address holds the stream key, which is a credential: it is not for the log.
    child.stderr!.on('data', (chunk: Buffer) => {
      words = (words + chunk.toString().replaceAll(address, '-')).slice(-1000);
    });
    child.stdin!.on('error', () => undefined);
    let silence = setTimeout(() => line.terminate(), SILENCE_MS);
    const pass = (data: Buffer) => {
      clearTimeout(silence);
      silence = setTimeout(() => line.terminate(), SILENCE_MS);
      if (child.stdin!.writableLength > WAITING_BYTES) return line.close(CLOSE.slow);
      child.stdin!.write(data);
    };
    line.onMessage(pass);
    line.onClose(() => {
      clearTimeout(silence);
      child.stdin!.end();
      // What was sent is flushed; an ffmpeg that does not end by itself is ended.
      setTimeout(() => child.kill('SIGKILL'), 5000).unref();
    });
    child.on('error', () => line.close(1011));
    child.on('exit', (code) => {
      children.delete(child);
      if (!isH264) encoded--;
      if (code !== 0 && words) log.warn({ code, words }, 'a broadcast ended');
      if (line.isOpen) line.close(CLOSE.ended);
    });
    line.send(JSON.stringify({ ready: true }));
  }

  return {
    take,
    stop() {
      sockets.stop();
      for (const child of children) child.kill('SIGKILL');
    },
  };
}
