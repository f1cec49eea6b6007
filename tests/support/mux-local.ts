import { type ChildProcess, fork, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFfmpeg } from '#app/platform/ffmpeg.server.ts';

export type Received = { headers: Record<string, string>; body: string };
export type MuxLocal = {
  url: string;
  rtmpUrl: string;
  tokenId: string;
  tokenSecret: string;
  webhookSecret: string;
  folder: string;
  /** Every webhook that came, as it came. */
  received: Received[];
  /** Answer to the next webhook. */
  answer: (status: number) => void;
  kill(signal: NodeJS.Signals): Promise<void>;
  stop(): Promise<void>;
};

/** The engine in a process of its own, with somebody who takes its webhooks. `folder` keeps its state across two of them. */
export async function startMuxLocal(
  folder = mkdtempSync(join(tmpdir(), 'majakka-mux-')),
  env: Record<string, string> = {},
): Promise<MuxLocal> {
  const received: Received[] = [];
  let status = 204;
  const hooks = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      received.push({ headers: request.headers as Record<string, string>, body });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((done) => hooks.listen(0, '127.0.0.1', done));
  const secrets = {
    tokenId: 'local',
    tokenSecret: randomBytes(24).toString('hex'),
    webhookSecret: randomBytes(24).toString('hex'),
  };
  const child = fork('mux-local/main.ts', [], {
    execArgv: ['--import', 'tsx'],
    env: {
      ...process.env,
      MUX_LOCAL_DIR: folder,
      MUX_LOCAL_RTMP_PORT: '0',
      MUX_LOCAL_FFMPEG: FFMPEG,
      MUX_LOCAL_INNER_TARGETS: 'yes',
      MUX_LOCAL_TOKEN_ID: secrets.tokenId,
      MUX_LOCAL_TOKEN_SECRET: secrets.tokenSecret,
      MUX_LOCAL_WEBHOOK_SECRET: secrets.webhookSecret,
      MUX_LOCAL_WEBHOOK_URL: `http://127.0.0.1:${(hooks.address() as AddressInfo).port}/`,
      ...env,
    },
  });
  const exited = new Promise<void>((done) => child.once('exit', () => done()));
  const ready = await new Promise<{ url: string; rtmpUrl: string }>((done, fail) => {
    child.once('message', done as (message: unknown) => void);
    child.once('exit', () => fail(new Error('mux-local did not start')));
  });
  const kill = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await exited;
    hooks.close();
  };
  return {
    ...ready,
    ...secrets,
    folder,
    received,
    answer: (next) => (status = next),
    kill,
    async stop() {
      await kill('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export const FFMPEG = findFfmpeg(process.env['FFMPEG_PATH'] ?? null, true) ?? 'ffmpeg';

/** An encoder with a moving test picture and a tone: one key frame a second. */
export function encode(to: string, size = '320x180'): ChildProcess {
  const args = [
    '-hide_banner', '-loglevel', 'error', '-re', '-f', 'lavfi', '-i', `testsrc=size=${size}:rate=25`,
    '-re', '-f', 'lavfi', '-i', 'sine=frequency=440', '-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency',
    '-pix_fmt', 'yuv420p', '-g', '25', '-b:v', '400k', '-c:a', 'aac', '-f', 'flv', to,
  ]; // oxfmt-ignore
  return spawn(FFMPEG, args, { stdio: ['ignore', 'pipe', 'ignore'] });
}

/** Looks again until it is so; throws what it was waiting for. */
export async function until<T>(
  what: string,
  look: () => Promise<T | null | false | undefined> | T | null | false | undefined,
  seconds = 15,
): Promise<T> {
  for (const over = Date.now() + seconds * 1000; Date.now() < over;) {
    const found = await look();
    if (found) return found;
    await new Promise((next) => setTimeout(next, 50));
  }
  throw new Error(`waited ${seconds} s for: ${what}`);
}
