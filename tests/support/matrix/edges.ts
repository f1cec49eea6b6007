import { once } from 'node:events';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { eq } from 'drizzle-orm';
import { identifyActor } from '#app/domains/accounts/sessions/identify-actor.server.ts';
import { startSession } from '#app/domains/webinars/playback/start-session.server.ts';
import { webinarSeats } from '#db/schema/webinars.ts';
import { alwaysReady } from '../../../server/readiness.ts';
import { createServer } from '../../../server/create-server.ts';
import { serverBuild } from '../build.ts';
import { basic } from '../record-store.ts';
import { type Role, ROLES } from './people.ts';
import { counted, type Surprise, describeChanges } from './visit.ts';
import type { World } from './world.ts';

const APP = 'localhost:3000';
type Sent = { method?: string; host?: string; headers?: Record<string, string>; body?: string };
/** `allowed`: statuses by role, of all others and of all in `*`; only those who get 2xx may write. */
type Try = { path: string; sent?: Sent; allowed: Partial<Record<Role | '*', number[]>> };

/** Addresses beside the pages, with everybody's cookie, key and token; answers like the matrix of pages. */
export async function tryEdges(world: World): Promise<{ count: number; surprises: Surprise[] }> {
  const server = createServer(world.app.platform, serverBuild(), 'test', alwaysReady);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const found = { count: 0, surprises: [] as Surprise[] };
  try {
    const tries = await triesOf(world);
    await world.changes();
    for (const { path, sent, allowed } of tries)
      for (const role of ROLES) {
        const headers: Record<string, string> = { ...sent?.headers };
        if (role !== 'anonymous') headers['cookie'] = world.cast[role].cookie;
        const status = await ask(port, path, { ...sent, headers });
        const changes = counted(await world.changes());
        found.count++;
        const expected = allowed[role] ?? allowed['*'] ?? [404];
        const what = changes.length > 0 && status >= 300 ? `wrote: ${describeChanges(changes)}` : expected.includes(status) ? '' : `not ${expected.join(' or ')}`;
        if (what) found.surprises.push({ route: path, path: `${sent?.method ?? 'GET'} ${path}`, role, status, what });
      }
  } finally {
    await server.shutDown(0);
  }
  return found;
} // oxfmt-ignore

async function triesOf(world: World): Promise<Try[]> {
  const { app, cast, extras } = world;
  const { live } = extras.past;
  const ours = { origin: `http://${APP}` };
  const [seat] = await app.platform.db.read.select().from(webinarSeats).where(eq(webinarSeats.webinarId, live.id));
  const { actor } = await identifyActor(app.platform, cast.doctor.cookie, new Date());
  const heartbeats = await startSession({ ...(await app.as(cast.doctor)), actor }, seat!.registrationId, live.id, null);
  const socket = { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13', 'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==', ...ours };
  const player = new URL(extras.learnt.player);
  const own = player.host;
  const another = new URL(extras.learnt.otherPlayer).host;
  const inPackage = `/l/${extras.learnt.token}`;
  const commit = JSON.stringify({ sequence: 99, terminate: false, cmi: { 'cmi.location': '9' } });
  const state = `/xapi/activities/state?${new URLSearchParams({ activityId: 'https://example.org/a', agent: '{"mbox":"mailto:a@example.org"}', stateId: 's' })}`;
  const version = { 'x-experience-api-version': '1.0.3', 'content-type': 'application/json' };
  const lv = { ...version, authorization: basic(extras.store.own) };
  const ee = { ...version, authorization: basic(extras.store.others) };
  const everybody = (...statuses: number[]) => ({ '*': statuses });
  return [
    // Streams of a room and of a meeting: for those who are in it.
    { path: `/live/events/${live.slug}`, allowed: { anonymous: [401], doctor: [200], mentor: [200], '*': [403] } },
    { path: `/live/meetings/${extras.mentoring.meetingId}`, allowed: { anonymous: [401], doctor: [200], mentor: [200], '*': [404] } },
    // The token of one browser's player is worth nothing in another's.
    { path: '/live/beat', sent: { method: 'POST', headers: ours, body: JSON.stringify({ token: heartbeats, played: [], events: [] }) }, allowed: { doctor: [200], '*': [404] } },
    { path: '/live/beat', sent: { method: 'POST', body: '{}' }, allowed: everybody(403) },
    { path: '/live/measure', sent: { method: 'POST', headers: ours, body: 'x' }, allowed: { anonymous: [401], '*': [204] } },
    { path: '/live/hls/none.m3u8', allowed: everybody(404, 503) },
    // A ticket that nobody was given ends the connection after the handshake, a foreign page before it.
    { path: '/live/broadcast?ticket=none', sent: { headers: socket }, allowed: everybody(101) },
    { path: '/live/broadcast?ticket=none', sent: { headers: { ...socket, origin: 'https://example.org' } }, allowed: everybody(403) },
    { path: '/live/broadcast', allowed: everybody(404) },
    { path: '/webhooks/mux', sent: { method: 'POST', body: '{"type":"video.asset.ready"}' }, allowed: everybody(400, 503) },
    { path: '/healthz', allowed: everybody(200) },
    { path: '/readyz', allowed: everybody(200) },
    // The content host looks at no cookie: a token opens under its own label and nothing under another.
    { path: `${inPackage}/__player/`, sent: { host: own }, allowed: everybody(200) },
    { path: `${inPackage}/__player/`, sent: { host: another }, allowed: everybody(404) },
    { path: `${inPackage}/__rte/state`, sent: { host: another }, allowed: everybody(404) },
    { path: `${inPackage}/__rte/commit`, sent: { host: another, method: 'POST', headers: { origin: `http://${another}` }, body: commit }, allowed: everybody(404) },
    { path: `/l/${extras.learnt.otherToken}/__rte/commit`, sent: { host: own, method: 'POST', headers: { origin: `http://${own}` }, body: commit }, allowed: everybody(404) },
    { path: `/l/${'x'.repeat(32)}/__player/`, sent: { host: own }, allowed: everybody(404) },
    { path: '/admin/people', sent: { host: own }, allowed: everybody(404) },
    // The record store knows keys alone, and each association's tools their own documents.
    { path: state, sent: { headers: version }, allowed: everybody(401) },
    { path: '/xapi/statements', sent: { headers: version }, allowed: everybody(401) },
    { path: '/xapi/statements', sent: { headers: lv }, allowed: everybody(403) },
    { path: state, sent: { method: 'PUT', headers: { ...lv, 'if-none-match': '*' }, body: '{"whose":"lv"}' }, allowed: { anonymous: [204], '*': [412] } },
    { path: state, sent: { headers: ee }, allowed: everybody(404) },
    { path: state, sent: { headers: lv }, allowed: everybody(200) },
    { path: '/xapi/about', allowed: everybody(200) },
  ];
} // oxfmt-ignore

/** The status alone; an endless answer is cut off. */
function ask(port: number, path: string, { method = 'GET', host = APP, headers = {}, body }: Sent): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers: { host, ...headers } });
    const done = (status: number) => (resolve(status), sent.destroy());
    sent.on('response', (answer) => {
      if (answer.headers['content-type']?.startsWith('text/event-stream')) return done(answer.statusCode!);
      answer.resume().on('end', () => done(answer.statusCode!));
    });
    sent.on('upgrade', (answer, socket) => (socket.destroy(), done(answer.statusCode!)));
    sent.on('error', reject);
    sent.end(body);
  });
} // oxfmt-ignore
