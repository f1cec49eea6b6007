import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { findRecordingSlug } from '#app/domains/webinars/recordings/find-recording-slug.server.ts';
import { openRecordingPlayer } from '#app/domains/webinars/recordings/open-recording-player.server.ts';
import { openHeartbeats } from '#app/domains/webinars/playback/open-heartbeats.server.ts';
import { startSession } from '#app/domains/webinars/playback/start-session.server.ts';
import { completions, registrations } from '#db/schema/learning.ts';
import { recordings, webinarQuestions } from '#db/schema/webinars.ts';
import { submitQuiz } from '#app/domains/webinars/quiz/submit-quiz.server.ts';
import { recorded } from '#tests/support/statements.ts';
import { makeApp } from '#tests/support/app.ts';
import { announceWebinar, holdWithRecording, MINUTE } from '#tests/support/webinar.ts';

const app = await makeApp();
const { db } = app.platform;
const assetOf = async (webinarId: string) => {
  const [row] = await db.read.select().from(recordings).where(eq(recordings.webinarId, webinarId));
  return row!.assetId;
};
const slugOf = async (webinarId: string) => (await findRecordingSlug(app.operator, webinarId))!;

test('captions are a draft until somebody signs what they have read; another revision must be signed again', async () => {
  const { id, act } = await holdWithRecording(app);
  expect((await act({ intent: 'publish' })).status).toBe(404);
  for (let twice = 0; twice < 2; twice++) expect((await act({ intent: 'draft' })).status).toBe(302);
  expect(await db.read.$count(recordings, eq(recordings.webinarId, id))).toBe(1);
  expect((await act({ intent: 'chapters', chapters: 'Welcome' })).status).toBe(422);
  expect((await act({ intent: 'chapters', chapters: '0:00 Welcome\n4:30 The case' })).status).toBe(302);
  expect(
    (await act({ intent: 'captions', language: 'en', revision: '1', body: 'not captions' })).status,
  ).toBe(422);
  const body = 'WEBVTT\n\n00:00:01.000 --> 00:00:04.000\nRead against the sound\n';
  expect((await act({ intent: 'captions', language: 'en', revision: '1', body })).status).toBe(302);
  // Somebody else read what was there before.
  expect((await act({ intent: 'sign', language: 'en', revision: '1' })).status).toBe(409);
  expect((await act({ intent: 'captions', language: 'en', revision: '1', body })).status).toBe(409);
  expect((await act({ intent: 'sign', language: 'en', revision: '2' })).status).toBe(302);
  expect((await act({ intent: 'publish' })).status).toBe(302);

  const slug = await slugOf(id);
  const doctor = await app.person('reader');
  const captions = (language: string) => app.get(`/recordings/${slug}/captions/${language}`, doctor);
  expect((await captions('en')).status).toBe(404); // not registered
  await app.post(`/recordings/${slug}`, { intent: 'register', language: 'en' }, doctor);
  const signed = await captions('en');
  expect([signed.status, signed.headers.get('content-type')]).toEqual([200, 'text/vtt; charset=utf-8']);
  expect(await signed.text()).toContain('Read against the sound');
  expect((await captions('lv')).status).toBe(404); // unsigned
});

test('a recording is complete when nine tenths were really played and its questions answered', async () => {
  const { id, act } = await holdWithRecording(app);
  await act({ intent: 'draft' });
  const ask = { intent: 'question', question: 'What comes first?', options: '*the patient\nthe printer' };
  // What is no text is no answers either: it is said beside the field.
  for (const options of ['x'.repeat(2001), '*the patient\nthe printer\u0000'])
    expect((await act({ ...ask, options })).status).toBe(422);
  expect((await act(ask)).status).toBe(302);
  await act({ intent: 'publish' });
  const slug = await slugOf(id);
  const doctor = await app.person('viewer');
  const ctx = await app.as(doctor);
  await expect(openRecordingPlayer(ctx, slug)).rejects.toMatchObject({ code: 'not_found' });
  await app.post(`/recordings/${slug}`, { intent: 'register', language: 'en' }, doctor);
  const [own] = await db.read.select().from(registrations).where(eq(registrations.personId, doctor.id));
  const began = Date.now() - 60 * MINUTE;
  const token = await startSession({ ...ctx, now: new Date(began) }, own!.id, id, await assetOf(id));
  const heartbeats = openHeartbeats(app.platform);
  const play = (from: number, to: number, after: number, events: object[] = []) =>
    heartbeats.take({ token, played: [[from * MINUTE, to * MINUTE]], events }, '', began + after * MINUTE);
  const isDone = async () =>
    (await db.read.$count(completions, eq(completions.registrationId, own!.id))) === 1;

  await play(0, 5, 5, [{ verb: 'played', time: 0 }, { verb: 'seeked', time: 300, to: 0 }]); // oxfmt-ignore
  await play(0, 5, 10); // the same again is no more of it
  const page = async () => (await app.get(`/recordings/${slug}`, doctor)).text();
  expect(await page()).toMatch(/50\s?%/);
  await play(5, 9.5, 15);
  expect(await isDone()).toBe(false);
  const verbs = (await recorded(db, own!.id)).map(({ verb }) => verb.id);
  expect(verbs.filter((each) => /initialized|played|seeked/.test(each)).length).toBe(3);
  expect(await page()).not.toContain('"right"');
  const [question] = await db.read.select().from(webinarQuestions);
  const answer = (choice: string) =>
    app.post(`/recordings/${slug}`, { intent: 'test', [question!.id]: choice }, doctor);
  expect((await answer('')).status).toBe(422);
  for (let tries = 0; tries < 5; tries++) expect((await answer('1')).status).toBe(302);
  expect(await isDone()).toBe(false);
  expect((await answer('0')).status).toBe(429);
  await submitQuiz({ ...ctx, now: new Date(Date.now() + 61 * MINUTE) }, own!.id, { [question!.id]: '0' });
  expect(await isDone()).toBe(true);
});

test('a webinar without a recording is registered for at no address but its own', async () => {
  const [host, stranger] = [await app.person('host', ['mentor']), await app.person('stranger')];
  const { slug: live } = await announceWebinar(app, host);
  for (const path of [`/recordings/${live}`, `/courses/${live}`]) {
    const answer = await app.post(path, { intent: 'register', language: 'en' }, stranger);
    expect([path, answer.status]).toEqual([path, 404]);
  }
  expect(await db.read.$count(registrations, eq(registrations.personId, stranger.id))).toBe(0);
});
