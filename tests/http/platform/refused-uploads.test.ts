import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { makeApp } from '#tests/support/app.ts';
import { openServer } from '#tests/support/content-client.ts';
import { sendFirst, statusOf } from '#tests/support/raw.ts';
import { before, BOUNDARY, END, openUploads, part, type Route, UPLOADS } from '#tests/support/uploads.ts';
import { said } from '#tests/support/words.ts';

/** Refused uploads, at a real server: a client that sends everything before it reads gets the sentence, whatever the size. */
const HOST = 'localhost:3000';
const app = await makeApp();
const server = openServer(app);
const routes = await openUploads(app);
const port = () => (server.address() as AddressInfo).port;

const MEGABYTE = Buffer.alloc(1_000_000, 1);
type Sender = { cookie?: string; origin?: string; scripted?: boolean };
const headOf = (path: string, bytes: number, { cookie, origin = `http://${HOST}`, scripted = false }: Sender) =>
  [
    `POST ${path} HTTP/1.1`, `Host: ${HOST}`, `Origin: ${origin}`, 'Connection: close', `Content-Length: ${bytes}`,
    `Content-Type: multipart/form-data; boundary=${BOUNDARY}`,
    ...(cookie ? [`Cookie: ${cookie}`] : []), ...(scripted ? ['Accept: application/json'] : []), '', '',
  ].join('\r\n'); // oxfmt-ignore
/** A form with a file of so many megabytes, a second at a time between its pieces where it is `slow`. */
async function upload(route: Route, megabytes: number, sender: Sender, slow = false) {
  const start = Buffer.concat([before(route), part(route.field, '', 'photo.jpg').subarray(0, -2)]);
  const end = Buffer.concat([Buffer.from('\r\n'), part('texts', 'title'), END]);
  async function* body() {
    yield start;
    for (let i = 0; i < megabytes; i++) {
      yield MEGABYTE;
      if (slow) await new Promise((next) => setTimeout(next, 20));
    }
    yield end;
  }
  const bytes = start.length + megabytes * MEGABYTE.length + end.length;
  const scripted = route.field === 'file';
  const { heard, sent } = await sendFirst(port(), headOf(route.path, bytes, { ...sender, scripted }), body());
  expect([sent, /<E[A-Z]+>/.test(heard)]).toEqual([bytes, false]);
  return { status: statusOf(heard), heard };
}

/** The sentence beside the file, or of the whole form. */
const TOO_LARGE: Record<string, string> = {
  'a cover': said('errors:file_too_large', { megabytes: 3 }),
  'a slide': said('errors:file_too_large', { megabytes: 3 }),
  'a package': said('errors:file_too_large', { megabytes: 0 }),
  'a picture of a question': said('errors:too_large'),
};

test.each(UPLOADS)('%s that is too large is refused with a sentence, also to a slow sender', async (name) => {
  const route = routes[name]!;
  for (const slow of [false, true]) {
    const { status, heard } = await upload(route, 26, { cookie: route.person.cookie }, slow);
    const words = TOO_LARGE[name] ?? said('errors:file_too_large', { megabytes: 20 });
    expect([status, heard]).toEqual([413, expect.stringContaining(words)]);
  }
});

test.each(UPLOADS)('%s without a session leads to the sign-in, small or large', async (name) => {
  const route = routes[name]!;
  const isScript = route.field === 'file';
  for (const megabytes of [0, 26])
    for (const cookie of ['', 'session=ended', `${route.person.cookie}x`]) {
      const { status, heard } = await upload(route, megabytes, { cookie });
      const to = /^location: (\/sign-in\?to=)/im.exec(heard)?.[1];
      expect([status, to]).toEqual(isScript ? [401, undefined] : [302, '/sign-in?to=']);
    }
});

test.each(UPLOADS)(
  '%s without the right to it, or from another origin, is refused with a sentence, small or large',
  async (name) => {
    const route = routes[name]!;
    const stranger = await app.person(`stranger-${route.field}`);
    for (const megabytes of [0, 26]) {
      const { status, heard } = await upload(route, megabytes, { cookie: stranger.cookie });
      // What a doctor hands in for themselves is anybody's page: it is refused for its size or its fields.
      expect([403, 404, 413, 422]).toContain(status);
      expect(heard.length).toBeGreaterThan(500);
      const foreign = await upload(route, megabytes, { cookie: route.person.cookie, origin: 'http://evil.example' }); // oxfmt-ignore
      expect([foreign.status, foreign.heard]).toEqual([403, expect.stringContaining(said('errors:cross_site'))]); // oxfmt-ignore
    }
  },
);

test('the size does not matter: twice what was read of a refused body before', async () => {
  const route = routes['evidence']!;
  for (const [cookie, status] of [['', 302], [route.person.cookie, 413]] as const)
    expect((await upload(route, 140, { cookie })).status).toBe(status);
}); // oxfmt-ignore

test('a truncated body is answered, where the client still reads', async () => {
  const { path, person, field } = routes['evidence']!;
  const start = part(field, '%PDF-1.4', 'paper.pdf');
  // All of what was announced, and no end of the form.
  const whole = await sendFirst(port(), headOf(path, start.length, { cookie: person.cookie }), [start]);
  expect([statusOf(whole.heard), whole.heard]).toEqual([422, expect.stringContaining(said('errors:form_malformed'))]); // oxfmt-ignore
  // Less than was announced: the sender closes its side.
  const heard = await new Promise<string>((resolve) => {
    let all = '';
    const socket = connect({ port: port(), host: '127.0.0.1', allowHalfOpen: true });
    socket.on('data', (chunk) => (all += chunk.toString()));
    socket.on('error', (error: NodeJS.ErrnoException) => (all += `<${error.code}>`));
    socket.on('close', () => resolve(all));
    socket.end(Buffer.concat([Buffer.from(headOf(path, 9_000_000, { cookie: person.cookie })), start]));
  });
  expect([statusOf(heard), heard]).toEqual([400, expect.stringContaining(said('errors:request_malformed'))]);
});
