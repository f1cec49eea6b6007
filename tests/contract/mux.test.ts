import { generateKeyPairSync } from 'node:crypto';
import type { ChildProcess } from 'node:child_process';
import Mux from '@mux/mux-node';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { encode, type MuxLocal, startMuxLocal, until } from '#tests/support/mux-local.ts';

/**
 * Behaviour that Majakka relies on, tested with the real SDK. By default against mux-local; with MUX_TOKEN_ID and
 * MUX_TOKEN_SECRET against Mux itself, on test streams (docs/webinars.md says what only one of the two can answer).
 */
const cloud = process.env['MUX_TOKEN_ID'] !== undefined;
let engine: MuxLocal;
let mux: Mux;
let key: { id: string; private_key: string };
const made: string[] = [];
let encoders: ChildProcess[] = [];

beforeAll(async () => {
  if (cloud) mux = new Mux();
  else {
    engine = await startMuxLocal();
    mux = new Mux({
      baseURL: engine.url,
      tokenId: engine.tokenId,
      tokenSecret: engine.tokenSecret,
      webhookSecret: engine.webhookSecret,
      maxRetries: 0,
    });
  }
  key = (await mux.system.signingKeys.create()) as typeof key;
});
afterEach(() => {
  for (const child of encoders) child.kill('SIGKILL');
  encoders = [];
});
afterAll(async () => {
  for (const id of made) await mux.video.liveStreams.delete(id).catch(() => {});
  if (key) await mux.system.signingKeys.delete(key.id);
  await engine?.stop();
});

async function create(
  more: Partial<Mux.Video.LiveStreamCreateParams> = {},
  window: { reconnect_window?: number } = { reconnect_window: 60 },
) {
  const live = await mux.video.liveStreams.create({
    playback_policies: ['signed'],
    new_asset_settings: { playback_policies: ['signed'] },
    latency_mode: 'reduced',
    ...window,
    ...(cloud ? { test: true } : {}),
    ...more,
  });
  made.push(live.id);
  return live;
}
const ingest = (streamKey: string) =>
  `${cloud ? 'rtmps://global-live.mux.com:443/app' : engine.rtmpUrl}/${streamKey}`;
const start = (streamKey: string, size?: string) => {
  const child = encode(ingest(streamKey), size);
  encoders.push(child);
  return child;
};
const stop = async (child: ChildProcess) => {
  const over = new Promise((done) => child.once('exit', done));
  child.kill('SIGKILL');
  await over;
};
const sign = (playbackId: string, expiration = '1h', type: 'video' | 'thumbnail' = 'video') =>
  mux.jwt.signPlaybackId(playbackId, {
    type,
    expiration,
    keyId: key.id,
    keySecret: key.private_key,
    params: { viewer: 'a-viewer' },
  });
const base = () => (cloud ? 'https://stream.mux.com' : engine.url);
const play = (playbackId: string, token = '') => fetch(`${base()}/${playbackId}.m3u8?token=${token}`);
/** The playlist of the first rendition. */
async function media(playbackId: string, rendition = 0): Promise<{ text: string; at: string }> {
  const at = `${base()}/${playbackId}.m3u8?token=${await sign(playbackId)}`;
  const text = await (await fetch(at)).text();
  const uri = text.split('\n').filter((line) => line && !line.startsWith('#'))[rendition];
  const own = new URL(uri!, at).href;
  return { text: await (await fetch(own)).text(), at: own };
}
/** How long what a playlist lists takes. */
const secondsOf = (playlist: string): number =>
  [...playlist.matchAll(/#EXTINF:([\d.]+)/g)].reduce((sum, [, length]) => sum + Number(length), 0);
const status = (id: string, wanted: string, seconds = 40) =>
  until(
    `status ${wanted}`,
    async () => {
      const live = await mux.video.liveStreams.retrieve(id);
      return live.status === wanted && live;
    },
    seconds,
  );
/** Webhooks of a thing, by type, in the order they came; each verified by the SDK. */
const events = async (id: string) => {
  const all = await Promise.all(
    engine.received.map((each) => mux.webhooks.unwrap(each.body, each.headers, engine.webhookSecret)),
  );
  return all.filter((each) => each.object?.id === id).map((each) => each.type);
};

describe('live streams', () => {
  test('created with what was asked for, listed page by page, changed, deleted', async () => {
    const live = await create({ passthrough: 'room-1', meta: { title: 'A test' } });
    expect(live).toMatchObject({ status: 'idle', latency_mode: 'reduced', reconnect_window: 60 });
    expect(live.stream_key.length).toBeGreaterThan(20);
    expect(live.playback_ids![0]!.policy).toBe('signed');

    const ids: string[] = [];
    for await (const each of mux.video.liveStreams.list({ limit: 1 })) {
      ids.push(each.id);
      if (each.id === live.id) break;
    }
    expect(ids).toContain(live.id);

    await mux.video.liveStreams.update(live.id, { passthrough: 'room-2' });
    expect((await mux.video.liveStreams.retrieve(live.id)).passthrough).toBe('room-2');
    await mux.video.liveStreams.delete(live.id);
    await expect(mux.video.liveStreams.retrieve(live.id)).rejects.toBeInstanceOf(Mux.NotFoundError);
  });

  test('an explicit reconnect window is kept; without one a low latency has none', async () => {
    expect((await create({}, {})).reconnect_window).toBe(0);
    expect((await create({ reconnect_window: 300 })).reconnect_window).toBe(300);
  });

  test('bad parameters are refused in words, a wrong secret with 401', async () => {
    await expect(create({ reconnect_window: 3600 })).rejects.toMatchObject({ status: 400 });
    const wrong = new Mux({
      ...(cloud ? {} : { baseURL: engine.url }),
      tokenId: 'local',
      tokenSecret: 'wrong',
      maxRetries: 0,
    });
    await expect(wrong.video.liveStreams.create({})).rejects.toBeInstanceOf(Mux.AuthenticationError);
  });

  test('simulcast targets and captions in the picture are set while idle', async () => {
    const live = await create({
      simulcast_targets: [{ url: 'rtmp://127.0.0.1:9/app', stream_key: 'k', passthrough: 'elsewhere' }],
    });
    expect(live.simulcast_targets).toHaveLength(1);
    const target = await mux.video.liveStreams.createSimulcastTarget(live.id, {
      url: 'rtmp://127.0.0.1:9/b',
    });
    await mux.video.liveStreams.deleteSimulcastTarget(live.id, target.id);
    const captions = [{ language_channel: 'cc1' as const, language_code: 'lv', name: 'Latviešu' }];
    await mux.video.liveStreams.updateEmbeddedSubtitles(live.id, { embedded_subtitles: captions });
    const now = await mux.video.liveStreams.retrieve(live.id);
    expect(now.simulcast_targets).toHaveLength(1);
    expect(now.embedded_subtitles).toMatchObject(captions);
  });

  test.skipIf(cloud)('what mux-local cannot do it refuses', async () => {
    const live = await create();
    const refused = { status: 400, error: { error: { type: 'invalid_parameters' } } };
    await expect(
      mux.video.liveStreams.updateGeneratedSubtitles(live.id, {
        generated_subtitles: [{ name: 'English', language_code: 'en' }],
      }),
    ).rejects.toMatchObject(refused);
    await expect(create({ audio_only: true })).rejects.toMatchObject(refused);
    await expect(
      mux.video.assets.create({ inputs: [{ url: 'https://example.org/a.mp4' }] }),
    ).rejects.toMatchObject(refused);
  });
});

describe('an encoder', () => {
  /** Recording of the first test, for later ones. */
  let made: { liveId: string; asset: string; playbackId: string; text: string };

  test('goes live, is watched with a signed token alone, comes back within the window, leaves one recording', async () => {
    const live = await create();
    const playbackId = live.playback_ids![0]!.id;
    expect((await play(playbackId, await sign(playbackId))).status).toBe(412);
    const expired = await sign(playbackId, '1s');
    const first = start(live.stream_key);
    const active = await status(live.id, 'active');
    const asset = active.active_asset_id!;

    expect((await play(playbackId)).status).toBe(403);
    expect((await play(playbackId, expired)).status).toBe(403);
    expect((await play(playbackId, await sign('another'))).status).toBe(403);
    expect((await play(playbackId, await sign(playbackId, '1h', 'thumbnail'))).status).toBe(403);
    const { privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    const forged = await mux.jwt.signPlaybackId(playbackId, { keyId: key.id, keySecret: privateKey });
    expect((await play(playbackId, forged)).status).toBe(403);
    expect((await play(playbackId, await sign(playbackId))).status).toBe(200);
    const { text, at } = await media(playbackId);
    expect(text).toContain('#EXT-X-PROGRAM-DATE-TIME');
    expect(text).not.toContain('ENDLIST');
    const segment = await fetch(new URL(text.trim().split('\n').at(-1)!, at));
    expect(segment.status).toBe(200);
    expect((await segment.arrayBuffer()).byteLength).toBeGreaterThan(1000);

    await until('two seconds of pictures', async () => secondsOf((await media(playbackId)).text) > 2);
    await stop(first);
    await until(
      'disconnected',
      async () => cloud || (await events(live.id)).includes('video.live_stream.disconnected'),
    );
    const second = start(live.stream_key, '640x360');
    await until('the second line', async () => /DISCONTINUITY\n/.test((await media(playbackId)).text), 30);
    expect((await mux.video.liveStreams.retrieve(live.id)).active_asset_id).toBe(asset);
    // Pictures are there a moment before it is said; what is ended in between is never said to be active.
    await until(
      'active again',
      async () =>
        cloud || (await events(live.id)).filter((type) => type === 'video.live_stream.active').length === 2,
    );

    await mux.video.liveStreams.complete(live.id);
    await stop(second);
    await status(live.id, 'idle', 90);
    const recording = await until('the recording', async () => {
      const now = await mux.video.assets.retrieve(asset);
      return !now.is_live && now.status === 'ready' && now;
    });
    expect(recording.live_stream_id).toBe(live.id);
    expect(recording.duration).toBeGreaterThan(2);
    const recorded = await media(recording.playback_ids![0]!.id);
    expect(recorded.text).toContain('#EXT-X-ENDLIST');
    expect((await mux.video.liveStreams.retrieve(live.id)).recent_asset_ids).toEqual([asset]);
    made = { liveId: live.id, asset, playbackId: recording.playback_ids![0]!.id, text: recorded.text };
  });

  test.skipIf(cloud)(
    'each connection has its map in the recording, and sound alone stands beside the picture',
    async () => {
      const { liveId, asset, playbackId, text } = made;
      expect(text.match(/#EXT-X-MAP/g)).toHaveLength(2);
      expect((await media(playbackId, 1)).text).toContain('a00000.m4s');
      await until('the last event', async () => (await events(asset)).length === 3);
      const received = await events(liveId);
      const order = ['created', 'connected', 'recording', 'active', 'disconnected', 'connected', 'recording', 'active', 'disconnected', 'idle']; // oxfmt-ignore
      expect(received).toEqual(order.map((each) => `video.live_stream.${each}`));
      expect(await events(asset)).toEqual([
        'video.asset.created',
        'video.asset.ready',
        'video.asset.live_stream_completed',
      ]);
    },
  );

  test('a part of a recording is cut out, exactly, as an asset of its own', async () => {
    const clip = await mux.video.assets.create({
      inputs: [{ url: `mux://assets/${made.asset}`, start_time: 0.7, end_time: 1.9 }],
      playback_policies: ['signed'],
      passthrough: 'a-part',
    });
    expect(clip).toMatchObject({ status: 'preparing', source_asset_id: made.asset, passthrough: 'a-part' });
    const whole = await until('the part', async () => {
      const now = await mux.video.assets.retrieve(clip.id);
      return now.status === 'ready' && now;
    }, 120); // oxfmt-ignore
    // To a frame of picture or sound, within segments of a second.
    expect(Math.abs(whole.duration! - 1.2)).toBeLessThan(0.1);
    const { text, at } = await media(clip.playback_ids![0]!.id);
    expect(text).toContain('#EXT-X-ENDLIST');
    expect(Math.abs(secondsOf(text) - whole.duration!)).toBeLessThan(0.1);
    expect((await fetch(new URL(text.match(/#EXTINF.*\n(.*)/)![1]!, at))).status).toBe(200);
    await until('its events', async () => cloud || (await events(clip.id)).join() === 'video.asset.created,video.asset.ready'); // oxfmt-ignore
    const beyond = { url: `mux://assets/${made.asset}`, start_time: 3600, end_time: 3700 };
    await expect(mux.video.assets.create({ inputs: [beyond] })).rejects.toMatchObject({ status: 400 });
    await mux.video.assets.delete(clip.id);
    expect((await mux.video.assets.retrieve(made.asset)).status).toBe('ready');
  });

  test('a recording that was deleted is gone', async () => {
    const { asset } = made;
    await mux.video.assets.delete(asset);
    await expect(mux.video.assets.retrieve(asset)).rejects.toBeInstanceOf(Mux.NotFoundError);
  });

  test('a wrong key, a reset key, a disabled stream and a second encoder get nothing in', async () => {
    const live = await create({ reconnect_window: 0 });
    const refused = async (streamKey: string) => {
      const child = encode(ingest(streamKey));
      encoders.push(child);
      const code = await new Promise((done) => child.once('exit', done));
      expect(code).not.toBe(0);
    };
    await refused('nobody-knows-this-key');
    const { stream_key } = await mux.video.liveStreams.resetStreamKey(live.id);
    expect(stream_key).not.toBe(live.stream_key);
    await refused(live.stream_key);
    await mux.video.liveStreams.disable(live.id);
    await refused(stream_key);
    await mux.video.liveStreams.enable(live.id);
    start(stream_key);
    await status(live.id, 'active');
    await refused(stream_key);
    expect((await mux.video.liveStreams.retrieve(live.id)).status).toBe('active');
    await mux.video.liveStreams.disable(live.id);
    await until('the encoder is cut', () => encoders.every((child) => child.exitCode !== null), 40);
  });
});

describe.skipIf(cloud)('the outbox of mux-local', () => {
  test('sends again what was not taken, after a kill as well, and signs so that the SDK finds forgeries', async () => {
    const own = await startMuxLocal();
    const sdk = new Mux({ baseURL: own.url, tokenId: own.tokenId, tokenSecret: own.tokenSecret });
    own.answer(500);
    const live = await sdk.video.liveStreams.create({});
    await until('a first try', () => own.received.length > 0);
    await own.kill('SIGKILL');

    const next = await startMuxLocal(own.folder);
    const event = await until('the event again', () =>
      next.received.find((each) => each.body.includes(live.id)),
    );
    const read = await mux.webhooks.unwrap(event.body, event.headers, next.webhookSecret);
    expect(read.type).toBe('video.live_stream.created');
    await expect(mux.webhooks.unwrap(event.body.replace('created', 'deleted'), event.headers, next.webhookSecret)).rejects.toThrow(); // oxfmt-ignore
    await expect(mux.webhooks.unwrap(event.body, event.headers, 'another secret')).rejects.toThrow();
    const old = {
      ...event.headers,
      'mux-signature': event.headers['mux-signature']!.replace(/t=\d+/, 't=1700000000'),
    };
    await expect(mux.webhooks.unwrap(event.body, old, next.webhookSecret)).rejects.toThrow();
    expect((await new Mux({ baseURL: next.url, tokenId: next.tokenId, tokenSecret: next.tokenSecret }).video.liveStreams.retrieve(live.id)).id).toBe(live.id); // oxfmt-ignore
    await next.stop();
  });

  test('what was live at a kill is finished and kept', async () => {
    const own = await startMuxLocal();
    const sdk = new Mux({ baseURL: own.url, tokenId: own.tokenId, tokenSecret: own.tokenSecret });
    const live = await sdk.video.liveStreams.create({ playback_policies: ['public'] });
    const child = encode(`${own.rtmpUrl}/${live.stream_key}`);
    encoders.push(child);
    await until('live', async () => (await sdk.video.liveStreams.retrieve(live.id)).status === 'active');
    await own.kill('SIGKILL');
    const next = await startMuxLocal(own.folder);
    const again = new Mux({ baseURL: next.url, tokenId: next.tokenId, tokenSecret: next.tokenSecret });
    const after = await again.video.liveStreams.retrieve(live.id);
    expect(after.status).toBe('idle');
    const asset = await again.video.assets.retrieve(after.recent_asset_ids![0]!);
    expect(asset).toMatchObject({ is_live: false, status: 'ready' });
    expect(asset.duration).toBeGreaterThan(0.5);
    await next.stop();
  });
});
