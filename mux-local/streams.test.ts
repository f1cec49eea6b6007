import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import type { LiveStream, State } from './state.ts';
import { openStreams } from './streams.ts';
import type { Webhooks } from './webhooks.ts';

test('an error of a simulcast that connects after its stream has ended is heard', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'streams-'));
  const stream = {
    id: 's',
    stream_key: 'key',
    status: 'idle',
    max_continuous_duration: 60,
    reconnect_window: 0,
    playback_ids: [],
    recent_asset_ids: [],
    simulcast_targets: [{ id: 't', url: 'rtmp://example.com/app', stream_key: 'k', status: 'idle' }],
  } as unknown as LiveStream;
  const state: State = { live_streams: [stream], assets: [], signing_keys: [], outbox: [] };
  const hooks = { emit: () => undefined } as unknown as Webhooks;
  const bounds = { hasRoom: () => true, recordingBytes: 1e9, outsideOnly: false, say: () => undefined };
  const remote = new Writable({ write: (_chunk, _encoding, done) => done() });
  let connect = () => {};
  const pushed = new Promise<Writable>((resolve) => (connect = () => resolve(remote)));
  const streams = openStreams(
    { state, save: () => undefined },
    hooks,
    folder,
    '/nowhere/ffmpeg',
    bounds,
    () => pushed,
  );
  const encoder = {
    key: 'key',
    source: { video: null, audio: null },
    subscribe: () => () => undefined,
    kick: () => undefined,
  };
  const left = streams.encoderCame(encoder as never);
  left();
  connect();
  await pushed;
  await Promise.resolve();
  expect(remote.listenerCount('error')).toBe(1);
  await streams.stop();
  rmSync(folder, { recursive: true, force: true });
});
