import { createHmac, generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deleteOldClips } from '#app/domains/webinars/engine/delete-old-clips.server.ts';
import { receiveMuxEvent } from '#app/domains/webinars/engine/receive-mux-event.server.ts';
import { repairClips } from '#app/domains/webinars/engine/repair-clips.server.ts';
import { openHeartbeats } from '#app/domains/webinars/playback/open-heartbeats.server.ts';
import { startSession } from '#app/domains/webinars/playback/start-session.server.ts';
import { findRecordingSlug } from '#app/domains/webinars/recordings/find-recording-slug.server.ts';
import { readOwnRecording } from '#app/domains/webinars/recordings/read-own-recording.server.ts';
import { takeSaid } from '#app/http/said.server.ts';
import { newId } from '#app/platform/ids.server.ts';
import { courseVersions } from '#db/schema/catalogue.ts';
import { completions, registrations } from '#db/schema/learning.ts';
import { recordings, webinarAssets } from '#db/schema/webinars.ts';
import { makeApp } from '#tests/support/app.ts';
import { holdWithRecording, MINUTE } from '#tests/support/webinar.ts';

const app = await makeApp();
const { db, video } = app.platform;

/** What the engine was asked for, and what it says of assets. */
const asked: { method: string; path: string; body: Record<string, unknown> | null }[] = [];
const assets = new Map<string, object>();
let unanswered = false;
const engine = createServer((request, response) => {
  let text = '';
  request.on('data', (chunk: Buffer) => (text += chunk.toString()));
  request.on('end', () => {
    const path = request.url!;
    asked.push({ method: request.method!, path, body: text ? (JSON.parse(text) as never) : null });
    const id = request.method === 'POST' ? `clip${asked.length}` : path.split('/').at(-1)!;
    const passthrough = asked.at(-1)!.body?.['passthrough'];
    const created_at = String(Math.floor(Date.now() / 1000));
    const made = {
      id,
      status: 'preparing',
      created_at,
      passthrough,
      playback_ids: [{ id: `p${id}`, policy: 'signed' }],
    };
    if (request.method === 'POST') assets.set(id, made);
    // Made, and the line breaks before anybody hears of it.
    if (request.method === 'POST' && unanswered) return void response.writeHead(503).end();
    const data = path.includes('assets?') ? [...assets.values()].reverse() : assets.get(id);
    response.writeHead(data ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ data }));
  });
});
beforeAll(async () => {
  await new Promise<void>((done) => engine.listen(0, '127.0.0.1', () => done()));
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  video.engine = {
    kind: 'local', baseUrl: `http://127.0.0.1:${(engine.address() as AddressInfo).port}`, ingestUrl: '', tokenId: 'local', tokenSecret: 'secret',
    webhookSecret: 'secret', signingKey: 'key', privateKey: Buffer.from(privateKey).toString('base64'),
  }; // oxfmt-ignore
});
afterAll(() => void engine.close());

async function webhook(type: string, data: { id: string } & Record<string, unknown>): Promise<string> {
  const body = JSON.stringify({
    type: `video.asset.${type}`, id: newId(), created_at: new Date().toISOString(), object: { type: 'asset', id: data.id }, data,
  }); // oxfmt-ignore
  const t = Math.floor(Date.now() / 1000);
  const v1 = createHmac('sha256', 'secret').update(`${t}.${body}`).digest('hex');
  return receiveMuxEvent(app.platform, body, { 'mux-signature': `t=${t},v1=${v1}` }, new Date());
}
const clipOf = async (id: string) => {
  const [recording] = await db.read.select().from(recordings).where(eq(recordings.webinarId, id));
  const [clip] = await db.read
    .select()
    .from(webinarAssets)
    .where(eq(webinarAssets.id, recording!.nextAssetId ?? recording!.assetId));
  return clip!;
};
const ready = (muxId: string, seconds: number) =>
  webhook('ready', { id: muxId, status: 'ready', duration: seconds, playback_ids: [{ id: 'part' }] });

/** A recording of ten minutes, and a doctor who is registered. */
async function published() {
  const { mentor, id, act } = await holdWithRecording(app, ['en']);
  await act({ intent: 'draft' });
  const body = 'WEBVTT\n\n00:01.000 --> 00:03.000\nTesting\n\n03:00.000 --> 03:04.000 line:1\nThe case\n';
  await act({ intent: 'captions', language: 'en', revision: '1', body });
  await act({ intent: 'sign', language: 'en', revision: '2' });
  await act({ intent: 'chapters', chapters: '0:00 Sound check\n3:00 The case' });
  await act({ intent: 'publish' });
  const slug = (await findRecordingSlug(app.operator, id))!;
  const doctor = await app.person('viewer');
  await app.post(`/recordings/${slug}`, { intent: 'register', language: 'en' }, doctor);
  const [own] = await db.read.select().from(registrations).where(eq(registrations.personId, doctor.id));
  const began = Date.now() - 60 * MINUTE;
  const heartbeats = openHeartbeats(app.platform);
  /** Opens a player of what is offered now and plays it between these minutes of its own, at real speed. */
  const watch = async (from: number, to: number, after: number) => {
    const now = new Date(began + after * MINUTE);
    const [recording] = await db.read.select().from(recordings).where(eq(recordings.webinarId, id));
    const token = await startSession({ ...(await app.as(doctor)), now }, own!.id, id, recording!.assetId);
    const played = [[from * MINUTE, to * MINUTE]];
    return heartbeats.take({ token, played }, '', now.getTime() + (to - from) * MINUTE);
  };
  const done = () => db.read.select().from(completions).where(eq(completions.registrationId, own!.id));
  return { mentor, id, act, slug, doctor, watch, done };
}

test('a trim is cut out by the engine; learners get it once it is ready, with captions and chapters on its time', async () => {
  const { mentor, id, act, slug, doctor } = await published();
  for (const [from, to] of [['2:00', '1:00'], ['2:00', '10:30'], ['11:00', '12:00'], ['0:00', '10:00'], ['2', '3:00']] as const)
    expect([from, to, (await act({ intent: 'trim', from, to })).status]).toEqual([from, to, 422]);
  expect((await app.post(`/mentor/webinars/${id}/recording`, { intent: 'trim', from: '2:00', to: '9:00' }, doctor)).status).toBe(404);
  expect((await act({ intent: 'trim', from: '2:00', to: '9:00' })).status).toBe(302);
  const made = asked.at(-1)!;
  expect([made.path, made.body]).toEqual([
    '/video/v1/assets',
    {
      inputs: [{ url: `mux://assets/asset-${id}`, start_time: 120, end_time: 540 }],
      playback_policies: ['signed'],
      passthrough: expect.any(String),
    },
  ]);
  const page = () => app.text(`/mentor/webinars/${id}/recording`, mentor);
  const captions = async () => (await app.get(`/recordings/${slug}/captions/en`, doctor)).text();
  expect(await page()).toContain('data-trim="making"');
  expect(await captions()).toContain('Testing');

  const clip = await clipOf(id);
  expect(await ready(clip.muxId, 420)).toBe('taken');
  expect(await page()).toContain('data-trim="done"');
  expect(await captions()).toBe('WEBVTT\n\n00:01:00.000 --> 00:01:04.000 line:1\nThe case\n');
  const seen = await app.text(`/recordings/${slug}`, doctor);
  expect([seen.includes('0:00 Sound check'), seen.includes('1:00 The case')]).toEqual([true, true]);
  const opened = await app.post(`/recordings/${slug}/session`, {}, doctor);
  expect(((await opened.json()) as { source: string }).source).toContain('/live/hls/part.m3u8');
  // The host reads against the whole.
  const own = await app.post(`/mentor/webinars/${id}/recording/player`, {}, mentor);
  expect(((await own.json()) as { source: string }).source).toContain('/live/hls/q.m3u8');
  expect((await app.post(`/mentor/webinars/${id}/recording/player`, {}, doctor)).status).toBe(404);

  expect((await act({ intent: 'untrim' })).status).toBe(302);
  expect(await captions()).toContain('Testing');
  // What learners no longer get, and nobody has open, goes; the whole stays.
  await deleteOldClips(app.platform, new Date(Date.now() + 25 * 60 * MINUTE));
  expect(asked.at(-1)).toMatchObject({ method: 'DELETE', path: `/video/v1/assets/${clip.muxId}` });
  expect((await readOwnRecording(await app.as(mentor), id)).asset!.muxId).toBe(`asset-${id}`);
}); // oxfmt-ignore

test('what was watched of the whole counts for what a trim left of it, and what was earned stays', async () => {
  const { id, act, slug, doctor, watch, done } = await published();
  await watch(2, 6, 0);
  await act({ intent: 'trim', from: '2:00', to: '9:00' });
  await ready((await clipOf(id)).muxId, 420);
  expect(await app.text(`/recordings/${slug}`, doctor)).toMatch(/57\s?%/);
  // Minutes of the part: 4 to 6.5 of it are 6 to 8.5 of the whole.
  expect(await watch(4, 6.5, 10)).toMatchObject({ ok: true, countedMs: 6.5 * MINUTE });
  const [completion] = await done();
  expect(completion!.evidence).toMatchObject({
    kind: 'recording',
    percent: 93,
    minutes: 6,
    part: { fromMs: 2 * MINUTE, toMs: 9 * MINUTE },
  });
  await act({ intent: 'untrim' });
  expect(await app.text(`/recordings/${slug}`, doctor)).toMatch(/65\s?%/);
  expect(await done()).toEqual([completion]);
});

test('a draft is as long as its trim; a cut that fails, or is forgotten, changes nothing', async () => {
  const { mentor, id, act } = await holdWithRecording(app, []);
  await act({ intent: 'draft' });
  const minutes = async () => {
    const { recording } = await readOwnRecording(await app.as(mentor), id);
    const [version] = await db.read
      .select()
      .from(courseVersions)
      .where(eq(courseVersions.id, recording!.versionId));
    return version!.minutes;
  };
  const undoOf = async (answer: Response) => {
    const cookie = answer.headers.getSetCookie().join('; ');
    const request = new Request('http://localhost:3000/', { headers: { cookie } });
    return takeSaid(request, { ctx: await app.as(mentor), cookies: [] })!.undo?.intent;
  };
  expect(await undoOf(await act({ intent: 'trim', from: '1:00', to: '9:00' }))).toBe('untrim');
  const first = await clipOf(id);
  await webhook('errored', { id: first.muxId, status: 'errored' });
  expect(await app.text(`/mentor/webinars/${id}/recording`, mentor)).toContain('data-tone="danger"');
  expect(await minutes()).toBe(10);
  await act({ intent: 'trim', from: '1:00', to: '5:00' });
  const second = await clipOf(id);
  // The whole would not undo a second trim.
  expect(await undoOf(await act({ intent: 'trim', from: '1:00', to: '7:00' }))).toBeUndefined();
  await ready(second.muxId, 240);
  expect(await minutes()).toBe(10);
  // The webhook of the one that is wanted was lost.
  const third = await clipOf(id);
  assets.set(third.muxId, { id: third.muxId, status: 'ready', duration: 360, playback_ids: [{ id: 'p3' }] });
  await repairClips(app.platform, new Date());
  expect([(await clipOf(id)).state, await minutes()]).toEqual(['ready', 6]);
});

test('a part whose making nobody answered is known again by its row, and goes where nobody wants it', async () => {
  const { mentor, id, act } = await holdWithRecording(app, []);
  await act({ intent: 'draft' });
  const lost = async () => {
    unanswered = true;
    const answer = await act({ intent: 'trim', from: '1:00', to: '5:00' });
    unanswered = false;
    expect(answer.status).toBe(502);
    const [row] = await db.read.select().from(webinarAssets).where(eq(webinarAssets.muxId, webinarAssets.id));
    return row!;
  };
  const rowOf = async (assetId: string) =>
    (await db.read.select().from(webinarAssets).where(eq(webinarAssets.id, assetId)))[0]!;
  const later = (minutes: number) => new Date(Date.now() + minutes * MINUTE);

  const first = await lost();
  const [muxId] = [...assets].findLast(
    ([, each]) => (each as typeof first & { passthrough: string }).passthrough === first.id,
  )!;
  await repairClips(app.platform, later(6));
  expect(await rowOf(first.id)).toMatchObject({ muxId, state: 'live' });
  await deleteOldClips(app.platform, later(25 * 60));
  expect(asked.at(-1)).toMatchObject({ method: 'DELETE', path: `/video/v1/assets/${muxId}` });
  expect((await rowOf(first.id)).state).toBe('deleted');

  // Its webhook comes before anybody asks.
  const second = await lost();
  await webhook('ready', { id: 'heard', passthrough: second.id, status: 'ready', duration: 240 });
  expect(await rowOf(second.id)).toMatchObject({ muxId: 'heard', state: 'ready' });

  // The engine never made it.
  const third = await lost();
  assets.clear();
  await repairClips(app.platform, later(6));
  expect((await rowOf(third.id)).state).toBe('deleted');
  expect((await readOwnRecording(await app.as(mentor), id)).recording!.nextAssetId).toBeNull();
});

test('an unpublished recording takes nobody new and lets those who are in it finish', async () => {
  const { id, act, slug, doctor, watch, done } = await published();
  const late = await app.person('late');
  expect((await act({ intent: 'republish' })).status).toBe(409);
  expect((await act({ intent: 'unpublish' })).status).toBe(302);
  expect((await act({ intent: 'unpublish' })).status).toBe(409);
  expect(await findRecordingSlug(app.operator, id)).toBeNull();
  const register = () => app.post(`/recordings/${slug}`, { intent: 'register', language: 'en' }, late);
  expect((await register()).status).toBe(409);
  expect(await app.text(`/recordings/${slug}`, late)).not.toContain('value="register"');
  expect((await app.post(`/recordings/${slug}/session`, {}, doctor)).status).toBe(200);
  await watch(0, 9.5, 0);
  expect(await done()).toHaveLength(1);
  expect((await act({ intent: 'republish' })).status).toBe(302);
  expect((await register()).status).toBe(302);
});
