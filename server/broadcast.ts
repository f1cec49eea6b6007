import { type ChildProcess, spawn } from 'node:child_process';
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { redeemTicket } from '#app/domains/webinars/streams.server.ts';
import type { Platform } from '#app/platform/platform.server.ts';

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
export function acceptBroadcasts(platform: Platform, server: Server): { stop(): void } {
  const { settings, video, log } = platform;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: PIECE_BYTES, perMessageDeflate: false });
  const children = new Set<ChildProcess>();
  let encoded = 0;

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
          carry(line, address, url.searchParams.get('type') ?? '', early);
        })
        .catch((error: Error) => {
          log.error({ error: error.message }, 'a broadcast could not begin');
          line.close(1011);
        });
    });
  });

  function carry(line: WebSocket, address: string, type: string, early: Buffer[]): void {
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
    const take = (data: Buffer) => {
      clearTimeout(silence);
      silence = setTimeout(() => line.terminate(), SILENCE_MS);
      if (child.stdin!.writableLength > WAITING_BYTES) return line.close(CLOSE.slow);
      child.stdin!.write(data);
    };
    early.forEach(take);
    line.on('message', (data: Buffer) => take(data));
    line.on('close', () => {
      clearTimeout(silence);
      child.stdin!.end();
      // What was sent is flushed; an ffmpeg that does not end by itself is ended.
      setTimeout(() => child.kill('SIGKILL'), 5000).unref();
    });
    line.on('error', () => line.terminate());
    child.on('error', () => line.close(1011));
    child.on('exit', (code) => {
      children.delete(child);
      if (!isH264) encoded--;
      if (code !== 0 && words) log.warn({ code, words }, 'a broadcast ended');
      if (line.readyState === line.OPEN) line.close(CLOSE.ended);
    });
    line.send(JSON.stringify({ ready: true }));
  }

  return {
    stop() {
      for (const line of sockets.clients) line.terminate();
      for (const child of children) child.kill('SIGKILL');
    },
  };
}
