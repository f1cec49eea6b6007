import { type ChildProcess, spawn } from 'node:child_process';
import type { Writable } from 'node:stream';
import type { Platform } from '#app/platform/platform.server.ts';
import type { Line } from '../../edge/web-sockets.ts';
import { pushFlv } from '../../rtmp/push.ts';

/** Limit of data waiting for ffmpeg; more means that it, or the connection to the engine, cannot keep up. */
export const WAITING_BYTES = 16 * 1024 ** 2;

/** Pictures that are no H.264 are encoded here, which costs a core each. */
const MAX_ENCODED = 2;

const SILENCE_MS = 20_000;

/** Flushes the received data; an ffmpeg that does not end by itself is killed. */
const FLUSH_MS = 5000;

/** Codes of RFC 6455 §7.4: 4000 and above are ours. */
export const CLOSE_CODES = {
  badTicket: 4001,
  badFormat: 4002,
  tooMany: 4003,
  ended: 4004,
  slow: 4005,
} as const;

const ENCODE = ['-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-pix_fmt', 'yuv420p', '-g', '30']; // oxfmt-ignore

/** ffmpeg's arguments: recorded pieces in, FLV out. Where it goes is not among them: everybody on the machine can read them. */
function argumentsFor(container: string, isH264: boolean): string[] {
  return [
    '-hide_banner', '-loglevel', 'error', '-fflags', '+nobuffer', '-analyzeduration', '1000000',
    '-f', container === 'mp4' ? 'mp4' : 'matroska', '-i', 'pipe:0',
    ...(isH264 ? ['-c:v', 'copy'] : ENCODE), '-c:a', 'aac', '-b:a', '128k', '-ar', '48000',
    '-flvflags', 'no_duration_filesize', '-flush_packets', '1', '-f', 'flv', 'pipe:1',
  ]; // oxfmt-ignore
}

/** Carries the pieces that a host's browser records on to a stream's RTMP address, through ffmpeg. */
export function openBroadcastRelay({ video, log }: Platform): {
  carry(line: Line, address: string, type: string): void;
  stop(): void;
} {
  const children = new Set<ChildProcess>();
  let encoded = 0;

  function carry(line: Line, address: string, type: string): void {
    const format = /^video\/(mp4|webm);codecs=([\w.,-]+)$/.exec(type.replaceAll('"', '').replaceAll(' ', ''));
    if (!format) return line.close(CLOSE_CODES.badFormat);
    const isH264 = /avc1|h264/.test(format[2]!);
    if (!isH264 && encoded >= MAX_ENCODED) return line.close(CLOSE_CODES.tooMany);
    const child = spawn(video.ffmpeg!, argumentsFor(format[1]!, isH264), { stdio: ['pipe', 'pipe', 'pipe'] });
    let words = '';
    const release = () => {
      if (children.delete(child) && !isH264) encoded--;
    };
    child.on('error', (error) => {
      log.warn({ error: error.message }, 'ffmpeg could not be started or ended');
      line.close(1011);
    });
    child.on('close', (code) => {
      release();
      if (code !== 0 && words) log.warn({ code, words }, 'a broadcast ended');
      if (line.isOpen) line.close(CLOSE_CODES.ended);
    });
    // A program that could not be started: an error comes, and perhaps no pipes. To kill it would be to send the signal to process 0,
    // which is every process of our own group.
    if (child.pid === undefined) return;
    children.add(child);
    if (!isH264) encoded++;
    child.stderr.on('data', (chunk: Buffer) => (words = (words + chunk.toString()).slice(-1000)));
    child.stdin.on('error', () => undefined);
    child.stdout.on('error', () => undefined);

    let silence = setTimeout(() => line.terminate(), SILENCE_MS);
    const take = (data: Buffer) => {
      clearTimeout(silence);
      silence = setTimeout(() => line.terminate(), SILENCE_MS);
      if (child.stdin.writableLength > WAITING_BYTES) return line.close(CLOSE_CODES.slow);
      child.stdin.write(data);
    };
    line.onMessage(take);
    line.onClose(() => {
      clearTimeout(silence);
      child.stdin.end();
      setTimeout(() => child.kill('SIGKILL'), FLUSH_MS).unref();
    });
    pushFlv(address).then(
      (engine: Writable) => {
        child.stdout.pipe(engine);
        engine.on('error', (error) => log.warn({ error: error.message }, 'the engine ended a broadcast'));
        engine.on('close', () => child.kill('SIGKILL'));
      },
      (error: Error) => {
        log.warn({ error: error.message }, 'the engine did not take a broadcast');
        child.kill('SIGKILL');
      },
    );
    line.send(JSON.stringify({ ready: true }));
  }

  return {
    carry,
    stop() {
      for (const child of children) child.kill('SIGKILL');
    },
  };
}
