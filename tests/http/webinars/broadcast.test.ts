import { createServer as createHttp } from 'node:http';
import { type AddressInfo, createServer as createTcp } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import { webinars, webinarStaff } from '#db/schema/webinars.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import { serverBuild } from '#tests/support/build.ts';
import { FFMPEG } from '#tests/support/mux-local.ts';
import { announceWebinar } from '#tests/support/webinar.ts';
import { WebSocket } from 'ws';
import { alwaysReady } from '../../../server/readiness.ts';
import { createServer } from '../../../server/create-server.ts';
import { formWith, isOpenAround, valuesOf } from '#tests/support/forms.ts';
import { pieceOf, said } from '#tests/support/words.ts';

const app = await makeApp();
const server = createServer(app.platform, serverBuild(), 'test', alwaysReady);
/** An engine that knows every stream, and an ingest that takes connections and says nothing: it ends no broadcast by itself. */
let streams = 0;
const engine = createHttp((request, response) => {
  request.resume();
  response.setHeader('content-type', 'application/json');
  const id = request.method === 'POST' ? `live${++streams}` : request.url!.split('/').at(-1)!;
  const data = { id, status: 'idle', stream_key: 'key', playback_ids: [{ id: `p-${id}`, policy: 'signed' }] };
  response.end(JSON.stringify({ data }));
});
const ingest = createTcp((socket) => socket.on('error', () => undefined));
const portOf = (listener: { address(): unknown }) => (listener.address() as AddressInfo).port;

beforeAll(async () => {
  for (const each of [server, engine, ingest])
    await new Promise<void>((ready) => void each.listen(0, '127.0.0.1', () => ready()));
  app.platform.video.ffmpeg = FFMPEG;
  app.platform.video.engine = {
    kind: 'local',
    baseUrl: `http://127.0.0.1:${portOf(engine)}`,
    ingestUrl: `rtmp://127.0.0.1:${portOf(ingest)}/app`,
    tokenId: 'local',
    tokenSecret: 'secret',
    webhookSecret: 'secret',
    signingKey: '',
    privateKey: '',
  };
});
afterAll(async () => {
  await server.shutDown(0);
  engine.close();
  ingest.close();
});

const admin = await app.person('admin', ['administrator']);
const act = (person: Person, id: string, form: Record<string, string>) =>
  app.post(`/mentor/webinars/${id}/act`, form, person, { accept: 'application/json' });

/** A broadcast that is on; `ended` answers the code that it was closed with. */
async function broadcast(person: Person, id: string): Promise<{ ended: Promise<number>; socket: WebSocket }> {
  const response = await act(person, id, { intent: 'ticket', purpose: 'live' });
  const { ticket } = (await response.json()) as { ticket: string };
  const socket = new WebSocket(
    `ws://127.0.0.1:${portOf(server)}/live/broadcast?ticket=${ticket}&type=${encodeURIComponent('video/webm;codecs=h264')}`,
    { headers: { host: 'localhost:3000', origin: 'http://localhost:3000', cookie: person.cookie } },
  );
  const ended = new Promise<number>((done) => socket.once('close', done));
  await new Promise<void>((ready, fail) => {
    socket.once('message', () => ready());
    socket.once('close', (code) => fail(new Error(`closed with ${code}`)));
  });
  return { ended, socket };
}

const RIGHT_LOST = 4004;
const ends: [string, (mentor: Person, id: string) => Promise<unknown>][] = [
  ['a block by the administrator', (mentor) => app.post('/admin/people', { personId: mentor.id, blocked: 'yes' }, admin)],
  ['signing out', (mentor) => app.post('/sign-out', {}, mentor)],
  ['cancelling the webinar', (mentor, id) => app.post(`/mentor/webinars/${id}`, { intent: 'cancel' }, mentor)],
  [
    'no longer being co-host',
    async (mentor) =>
      app.platform.db.transact(async (tx) => {
        await tx.delete(webinarStaff).where(eq(webinarStaff.personId, mentor.id));
      }),
  ],
]; // oxfmt-ignore

test.each(ends)('%s ends a broadcast, and no other one', async (name, end) => {
  const mentor = await app.person(`mentor-${name.length}`, ['mentor']);
  const host = name.includes('co-host') ? await app.person('host', ['mentor']) : mentor;
  const { id } = await announceWebinar(app, host);
  if (host !== mentor)
    await app.platform.db.transact(async (tx) => {
      await tx
        .insert(webinarStaff)
        .values({ webinarId: id, personId: mentor.id, role: 'cohost', addedAt: new Date() });
    });
  const other = await app.person(`other-${name.length}`, ['mentor']);
  const elsewhere = await announceWebinar(app, other);
  const [own, others] = [await broadcast(mentor, id), await broadcast(other, elsewhere.id)];
  await end(mentor, id);
  expect(await own.ended).toBe(RIGHT_LOST);
  expect(others.socket.readyState).toBe(WebSocket.OPEN);
  others.socket.close();
});

test('a webinar that is cancelled gives nobody a ticket', async () => {
  const mentor = await app.person('late', ['mentor']);
  const { id } = await announceWebinar(app, mentor);
  expect((await act(mentor, id, { intent: 'ticket', purpose: 'live' })).status).toBe(200);
  await app.post(`/mentor/webinars/${id}`, { intent: 'cancel' }, mentor);
  expect((await act(mentor, id, { intent: 'ticket', purpose: 'live' })).status).toBe(409);
});

test('while the disk is nearly full nobody goes live here, and the studio says why', async () => {
  const mentor = await app.person('full', ['mentor']);
  const { id } = await announceWebinar(app, mentor);
  app.disk.freeBytes = 10;
  const refused = await act(mentor, id, { intent: 'ticket', purpose: 'live' });
  expect([refused.status, await refused.json()]).toMatchObject([507, { error: 'storage_full' }]);
  expect(await (await app.get(`/mentor/webinars/${id}/studio`, mentor)).text()).toContain(
    pieceOf('errors:storage_full'),
  );
  app.disk.freeBytes = 1e12;
  expect((await act(mentor, id, { intent: 'ticket', purpose: 'live' })).status).toBe(200);
});

test('an address to send pictures to that is none comes back with its key, in the part that was folded', async () => {
  const mentor = await app.person('elsewhere', ['mentor']);
  const { id } = await announceWebinar(app, mentor);
  const form = { intent: 'add-simulcast', url: 'https://elsewhere.test/live', streamKey: 'a-long-key-1234' };
  const answer = await app.post(`/mentor/webinars/${id}/studio`, form, mentor);
  expect(answer.status).toBe(422);
  const page = await answer.text();
  const shown = formWith(page, 'value="add-simulcast"');
  expect(shown).toContain(said('errors:rtmp_address'));
  expect(valuesOf(shown)).toMatchObject({ url: form.url, streamKey: form.streamKey });
  expect(isOpenAround(page, said('errors:rtmp_address'))).toBe(true);
});

test('whoever opens the room too early reads why beside the button', async () => {
  const mentor = await app.person('early', ['mentor']);
  const { id } = await announceWebinar(app, mentor);
  await app.platform.db.transact((tx) =>
    tx
      .update(webinars)
      .set({ startsAt: new Date(Date.now() + 86_400_000) })
      .where(eq(webinars.id, id)),
  );
  const answer = await app.post(`/mentor/webinars/${id}/studio`, { intent: 'open' }, mentor);
  expect(answer.status).toBe(409);
  expect(formWith(await answer.text(), 'value="open"')).toContain(pieceOf('errors:too_early'));
});

test('in a rehearsal the studio leads back to the rehearsal', async () => {
  const mentor = await app.person('rehearsing', ['mentor']);
  const { id } = await announceWebinar(app, mentor);
  const studio = `/mentor/webinars/${id}/studio`;
  const press = async (path: string, intent: string) =>
    (await app.post(path, { intent, purpose: 'rehearsal' }, mentor)).headers.get('location');
  expect(await press(`${studio}?rehearsal`, 'reset-key')).toBe(`${studio}?rehearsal`);
  expect(await press(studio, 'reset-key')).toBe(studio);
  expect(await press(`${studio}?rehearsal`, 'end-rehearsal')).toBe(`/mentor/webinars/${id}`);
});
