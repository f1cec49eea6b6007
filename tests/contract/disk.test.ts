import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Mux from '@mux/mux-node';
import { afterEach, expect, test, vi } from 'vitest';
import { encode, type MuxLocal, startMuxLocal, until } from '#tests/support/mux-local.ts';

vi.setConfig({ testTimeout: 60_000 });
const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const clientOf = ({ url, tokenId, tokenSecret }: MuxLocal) =>
  new Mux({ baseURL: url, tokenId, tokenSecret, maxRetries: 0 });
async function started(env: Record<string, string>, folder?: string) {
  const engine = await startMuxLocal(folder, env);
  ends.push(() => engine.kill('SIGTERM'));
  return { engine, mux: clientOf(engine) };
}
function sending(engine: MuxLocal, key: string): ChildProcess {
  const encoder = encode(`${engine.rtmpUrl}/${key}`);
  ends.push(() => encoder.kill('SIGKILL'));
  return encoder;
}
const NEARLY_FULL = { MUX_LOCAL_DISK_STOP_BYTES: '1e18', MUX_LOCAL_DISK_RESERVE_BYTES: '0' };

test('on a disk that is nearly full no new stream is made or taken', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'majakka-mux-'));
  ends.push(() => rmSync(folder, { recursive: true, force: true }));
  const before = await started({}, folder);
  const live = await before.mux.video.liveStreams.create({ playback_policies: ['public'] });
  await before.engine.kill('SIGTERM');

  const { engine, mux } = await started(NEARLY_FULL, folder);
  await expect(mux.video.liveStreams.create({ playback_policies: ['public'] })).rejects.toMatchObject({
    status: 507,
  });
  const encoder = sending(engine, live.stream_key);
  await new Promise((done) => encoder.once('exit', done));
  expect(encoder.exitCode).not.toBe(0);
  expect((await mux.video.assets.list()).data).toEqual([]);
  expect((await mux.video.liveStreams.retrieve(live.id)).status).toBe('idle');
});

test('a recording that has reached its bound is ended and kept', async () => {
  const { engine, mux } = await started({ MUX_LOCAL_RECORDING_BYTES: '300000' });
  const live = await mux.video.liveStreams.create({
    playback_policies: ['public'],
    new_asset_settings: { playback_policies: ['public'] },
  });
  const encoder = sending(engine, live.stream_key);
  await new Promise((done) => encoder.once('exit', done));
  const [asset] = await until('a finished recording', async () => {
    const { data } = await mux.video.assets.list();
    return data[0]?.is_live === false ? data : null;
  });
  expect([asset!.status, asset!.duration! > 0, asset!.duration! < 30]).toEqual(['ready', true, true]);
});

test('a body that is larger than any of the API’s is refused', async () => {
  const { engine } = await started({});
  const response = await fetch(`${engine.url}/video/v1/live-streams`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${engine.tokenId}:${engine.tokenSecret}`).toString('base64')}`,
    },
    body: JSON.stringify({ passthrough: 'x'.repeat(100_000) }),
  });
  expect([response.status, await response.json()]).toEqual([
    413,
    { error: { type: 'too_large', messages: ['too_large'] } },
  ]);
});
