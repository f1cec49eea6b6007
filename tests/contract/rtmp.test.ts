import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import Mux from '@mux/mux-node';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { encode, FFMPEG, type MuxLocal, startMuxLocal, until } from '#tests/support/mux-local.ts';
import {
  amfNumber,
  amfString,
  connectTo,
  ended,
  publishAs,
  rtmpMessage,
  rtmpStranger,
} from '#tests/support/rtmp.ts';
import { pushFlv } from '../../rtmp/push.ts';

let engine: MuxLocal;
let mux: Mux;
const children: ChildProcess[] = [];
beforeAll(async () => {
  engine = await startMuxLocal();
  mux = new Mux({
    baseURL: engine.url,
    tokenId: engine.tokenId,
    tokenSecret: engine.tokenSecret,
    maxRetries: 0,
  });
});
afterEach(() => children.splice(0).forEach((child) => child.kill('SIGKILL')));
afterAll(() => engine.stop());

const status = (id: string, wanted: string) =>
  until(`status ${wanted}`, async () => (await mux.video.liveStreams.retrieve(id)).status === wanted, 40);
/** Still the process that was started, and it answers. */
const answers = async () => expect((await mux.video.liveStreams.list()).data).toBeInstanceOf(Array);

const NESTED = Buffer.concat([
  amfString('connect'),
  amfNumber(1),
  Buffer.alloc(15_000, Buffer.from([0x03, 0x00, 0x01, 0x61])),
]);
const STRANGE: [what: string, bytes: Buffer][] = [
  ['a command that is one byte', rtmpMessage(20, Buffer.from([0]))],
  ['an empty command', rtmpMessage(20, Buffer.alloc(0))],
  ['a chunk size that is not there', rtmpMessage(1, Buffer.alloc(0))],
  ['a chunk size of nothing', Buffer.concat([rtmpMessage(1, Buffer.alloc(4)), rtmpMessage(20, Buffer.alloc(400, 2))])],
  ['a type of AMF that there is not', rtmpMessage(20, Buffer.from([0x7f, 1, 2, 3]))],
  ['a string longer than its message', rtmpMessage(20, Buffer.from([0x02, 0xff, 0xff, 0x61]))],
  ['an array of four thousand million', rtmpMessage(20, Buffer.from([0x0a, 0xff, 0xff, 0xff, 0xff, 0x05]))],
  ['objects within objects', rtmpMessage(20, NESTED)],
  ['a connect without an address', rtmpMessage(20, Buffer.concat([amfString('connect'), amfNumber(1), Buffer.from([0x05])]))],
  ['a publish before a connect', publishAs('nobody-knows-this-key')],
  ['a publish whose key is a number', rtmpMessage(20, Buffer.concat([amfString('publish'), amfNumber(2), amfNumber(3), amfNumber(4)]))],
  ['sixteen megabytes said of one message', rtmpMessage(20, Buffer.alloc(8), { length: 0xffffff })],
  ['media before any key', rtmpMessage(9, Buffer.from([0x17, 0, 0, 0, 0, 1]))],
  ['media without a byte', rtmpMessage(9, Buffer.alloc(0))],
  ['an application that is not ours', Buffer.concat([connectTo('other'), publishAs('key')])],
  ['a play', rtmpMessage(20, Buffer.concat([amfString('play'), amfNumber(2), Buffer.from([5]), amfString('key')]))],
]; // oxfmt-ignore

test.each(STRANGE)('%s before a stream key ends its own connection at most', async (_what, bytes) => {
  const socket = await rtmpStranger(engine.rtmpUrl);
  socket.write(bytes);
  socket.end();
  await ended(socket);
  await answers();
});

test('a stranger can have no memory set aside, nor keep more than a few connections', async () => {
  const greedy = await rtmpStranger(engine.rtmpUrl);
  for (let stream = 2; stream < 60; stream++)
    greedy.write(rtmpMessage(20, Buffer.alloc(8), { stream, length: 0xffffff }));
  await ended(greedy);

  const many = await Promise.allSettled(Array.from({ length: 20 }, () => rtmpStranger(engine.rtmpUrl)));
  const taken = many.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  expect(taken.length).toBeLessThanOrEqual(8);
  for (const socket of taken) socket.destroy();
  await answers();
});

test.each(['//', '/.//', '//[', 'http://[', '*', '/%', '/video/v1/%ff', '//127.0.0.1:9/x'])(
  'a request for %s is refused, and ends nothing',
  async (target) => {
    const { hostname, port } = new URL(engine.url);
    const socket = connect(Number(port), hostname);
    let heard = '';
    socket.on('data', (chunk: Buffer) => (heard += chunk.toString()));
    socket.write(`GET ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
    await ended(socket);
    expect(heard).toMatch(/^HTTP\/1\.1 40[04] /);
    await answers();
  },
);

test('what an encoder says of its size does not get into a playlist unless it is one', async () => {
  const live = await mux.video.liveStreams.create({ playback_policies: ['public'] });
  const flv = spawn(FFMPEG, ['-v', 'error', '-re', '-f', 'lavfi', '-i', 'testsrc=size=320x180:rate=25', '-f', 'lavfi', '-i', 'sine', '-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-g', '25', '-c:a', 'aac', '-f', 'flv', 'pipe:1']); // oxfmt-ignore
  children.push(flv);
  const engineIn = await pushFlv(`${engine.rtmpUrl}/${live.stream_key}`);
  engineIn.on('error', () => undefined);
  flv.stdout.on('data', (chunk: Buffer) => {
    // The width of 320 as the double that onMetaData has it as, become one that no picture has.
    const width = Buffer.concat([Buffer.from([0x00]), doubleOf(320)]);
    const at = chunk.indexOf(width);
    if (at >= 0) doubleOf(1e9).copy(chunk, at + 1);
    engineIn.write(chunk);
  });
  await status(live.id, 'active');
  const playlist = await (await fetch(`${engine.url}/${live.playback_ids![0]!.id}.m3u8`)).text();
  expect(playlist).toContain('#EXT-X-STREAM-INF');
  expect(playlist).not.toContain('RESOLUTION');
  engineIn.end();
});

test('a stream that is pushed arrives, is sent on to another stream, and its keys are in no process list', async () => {
  const to = await mux.video.liveStreams.create({ playback_policies: ['public'], latency_mode: 'low' });
  const from = await mux.video.liveStreams.create({
    playback_policies: ['public'],
    latency_mode: 'low',
    simulcast_targets: [{ url: engine.rtmpUrl, stream_key: to.stream_key }],
  });
  const encoder = encode('pipe:1');
  children.push(encoder);
  const engineIn = await pushFlv(`${engine.rtmpUrl}/${from.stream_key}`);
  encoder.stdout!.pipe(engineIn);
  await status(from.id, 'active');
  await status(to.id, 'active');
  expect(commandLines().some((line) => line.includes(from.stream_key) || line.includes(to.stream_key))).toBe(
    false,
  );
  expect(commandLines().some((line) => line.includes('pipe:0'))).toBe(true);
  const { simulcast_targets: targets } = await mux.video.liveStreams.retrieve(from.id);
  expect(targets![0]!.status).toBe('broadcasting');

  encoder.kill('SIGKILL');
  await status(from.id, 'idle');
  await status(to.id, 'idle');
});

test('a key that may not publish is told so, and an address that is none does not show its key', async () => {
  await expect(pushFlv(`${engine.rtmpUrl}/nobody-knows-this-key`)).rejects.toThrow('closed the connection');
  await expect(pushFlv('http://localhost/app/secret-key')).rejects.toThrow(/^(?!.*secret-key)/);
  await expect(pushFlv('rtmp://localhost/app')).rejects.toThrow('stream key');
});

const doubleOf = (value: number): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value);
  return bytes;
};

/** Of all processes of this machine, as everybody on it can read them. */
function commandLines(): string[] {
  if (process.platform !== 'linux')
    return execFileSync('ps', ['-axo', 'command'], { encoding: 'utf8' }).split('\n');
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        return [readFileSync(`/proc/${pid}/cmdline`, 'utf8')];
      } catch {
        return [];
      }
    });
}
