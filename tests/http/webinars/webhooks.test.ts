import { createHmac } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { receiveMuxEvent } from '#app/domains/webinars/engine/receive-mux-event.server.ts';
import { newId } from '#app/platform/ids.server.ts';
import { webinarStreams } from '#db/schema/webinars.ts';
import { makeApp } from '#tests/support/app.ts';
import { announceWebinar, holdWebinar, MINUTE } from '#tests/support/webinar.ts';

const app = await makeApp();
const mentor = await app.person('mentor', ['mentor']);
const { db } = app.platform;

test('webhooks that are forged, old, from the future, repeated or late change nothing that they should not', async () => {
  const { id } = await announceWebinar(app, mentor);
  await holdWebinar(app, id);
  const secret = 'a secret of the engine';
  const platform = {
    ...app.platform,
    video: { ffmpeg: null, engine: { kind: 'local' as const, baseUrl: 'http://127.0.0.1:9', ingestUrl: '', tokenId: 't', tokenSecret: 's', webhookSecret: secret, signingKey: '', privateKey: '' } },
  }; // oxfmt-ignore
  const state = async () => {
    const [row] = await db.read.select().from(webinarStreams).where(eq(webinarStreams.webinarId, id));
    return row!.state;
  };
  const send = (type: string, at: Date, { eventId = newId(), key = secret, signedAt = Date.now() } = {}) => {
    const body = JSON.stringify({
      type: `video.live_stream.${type}`, id: eventId, created_at: at.toISOString(),
      object: { type: 'live', id: `mux-${id}` }, data: { id: `mux-${id}` },
    }); // oxfmt-ignore
    const t = Math.floor(signedAt / 1000);
    const v1 = createHmac('sha256', key).update(`${t}.${body}`).digest('hex');
    return receiveMuxEvent(platform, body, { 'mux-signature': `t=${t},v1=${v1}` }, new Date());
  };
  const now = Date.now();
  expect(await send('idle', new Date(now), { key: 'another' })).toBe('refused');
  expect(await send('idle', new Date(now), { signedAt: now - 10 * MINUTE })).toBe('refused');
  expect(await send('idle', new Date(now), { signedAt: now + 10 * MINUTE })).toBe('refused');
  expect(await state()).toBe('active');
  const eventId = newId();
  expect(await send('disconnected', new Date(now - 3000), { eventId })).toBe('taken');
  expect(await state()).toBe('disconnected');
  expect(await send('active', new Date(now - 2000))).toBe('taken');
  expect(await send('disconnected', new Date(now - 3000), { eventId })).toBe('again');
  expect(await send('connected', new Date(now - 2500))).toBe('taken');
  expect(await state()).toBe('active');
  expect(await receiveMuxEvent(app.platform, '{}', {}, new Date())).toBe('not_ready');
});
