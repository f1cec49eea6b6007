import { appendEventsIn } from '#app/domains/rooms/events/append-events.server.ts';
import { changeRoom } from '#app/domains/rooms/events/change-room.server.ts';
import { readdirSync } from 'node:fs';
import { createServer as createListener, type Server } from 'node:http';
import { type AddressInfo, connect, createServer as createSocketServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openFeed } from '#app/domains/rooms/events/open-feed.server.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import { remoteKey } from '#app/platform/remote.server.ts';
import { makeApp } from '#tests/support/app.ts';
import { serverBuild } from '#tests/support/build.ts';
import { clientOf } from '#tests/support/content-client.ts';
import { sendRaw, statusOf } from '#tests/support/raw.ts';
import { announceWebinar } from '#tests/support/webinar.ts';
import { alwaysReady } from '../../../server/readiness.ts';
import { limitKey, plainAddress } from '../../../edge/remote.ts';
import { createServer } from '../../../server/create-server.ts';
import { watchPlatformFaults } from '../../../server/platform-faults.ts';
import { pieceOf, said } from '#tests/support/words.ts';

vi.setConfig({ testTimeout: 30_000 });
const app = await makeApp();
const engine = { kind: 'local' as const, baseUrl: '', ingestUrl: '', tokenId: 't', tokenSecret: 's', webhookSecret: 'w', signingKey: '', privateKey: '' }; // oxfmt-ignore
const platform: Platform = { ...app.platform, video: { ffmpeg: null, engine } };
const faults = watchPlatformFaults(platform);
const server = createServer(platform, serverBuild(), 'test', alwaysReady, undefined, faults);
const ask = clientOf(server);
const HOST = 'localhost:3000';
const open: (Server | ReturnType<typeof createSocketServer>)[] = [];
let port: number;

const listening = async <Listener extends Server | ReturnType<typeof createSocketServer>>(
  listener: Listener,
) => {
  await new Promise<void>((ready) => listener.listen(0, '127.0.0.1', ready));
  open.push(listener);
  return (listener.address() as AddressInfo).port;
};
beforeAll(async () => void (port = await listening(server)));
afterAll(async () => {
  await server.shutDown(0);
  for (const each of open.slice(1)) each.close();
});
const raw = (...pieces: (string | number)[]) => sendRaw(port, ...pieces);
const get = (target: string, more = '') =>
  raw(`GET ${target} HTTP/1.1\r\nHost: ${HOST}\r\nConnection: close\r\n${more}\r\n`);

test('no address under the live pictures reaches anything but the engine, and nothing is shown as a page', async () => {
  const reached: string[] = [];
  const secret = createListener((request, response) => {
    reached.push(request.url!);
    response.writeHead(200, { 'Content-Type': 'text/html' }).end('<script>secret</script>');
  });
  const inner = await listening(secret);
  for (const target of [`/live/hls//127.0.0.1:${inner}/x.html`, `/live/hls//\\127.0.0.1:${inner}/`, `/live/hls/%2f127.0.0.1:${inner}/x`, `/live/hls/http://127.0.0.1:${inner}/`, '/live/hls/.//', '/live/hls/../video/v1/assets', '/live/hls/x/y/z', '/live/hls/%2e%2e/abc/v.m3u8', '/live/hls/a.m3u8?token=/../x'])
    expect([400, 404], target).toContain(statusOf(await get(target)));
  expect(reached).toEqual([]);

  // The engine's own names are asked of the engine alone, and are what their names say, whatever it says.
  engine.baseUrl = `http://127.0.0.1:${inner}`;
  const list = await ask(`http://${HOST}/live/hls/abc.m3u8?token=a.b&x=1`);
  expect([list.status, list.headers['content-type'], reached.at(-1)]).toEqual([200, 'application/vnd.apple.mpegurl', '/abc.m3u8?token=a.b']);
  const part = await ask(`http://${HOST}/live/hls/a.b/abc/0/v00001.m4s`);
  expect([part.headers['content-type'], part.headers['x-content-type-options']]).toEqual(['video/iso.segment', 'nosniff']);
  expect(part.headers['content-security-policy']).toContain("default-src 'none'");
  engine.baseUrl = '';
}); // oxfmt-ignore

test('whoever reads slowly holds twelve connections to the engine, and nobody else waits', async () => {
  const slow = createListener((_, response) => void response.writeHead(200).write('x'));
  engine.baseUrl = `http://127.0.0.1:${await listening(slow)}`;
  const part = (viewer: string, n: number) =>
    `GET /live/hls/${viewer}/abc/0/v${10_000 + n}.m4s HTTP/1.1\r\nHost: ${HOST}\r\n\r\n`;
  const readers = await Promise.all(
    Array.from({ length: 12 }, async (_, n) => {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => undefined);
      socket.write(part('slow', n));
      await new Promise((heard) => socket.once('data', heard));
      return socket;
    }),
  );
  const refused = await raw(
    part('slow', 12),
    200,
    part('slow', 13).replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n'),
  );
  expect(refused.match(/HTTP\/1\.1 (\d+)/g)).toEqual(['HTTP/1.1 503', 'HTTP/1.1 503']);
  const other = connect(port, '127.0.0.1');
  other.write(part('other', 0));
  expect(String(await new Promise((heard) => other.once('data', heard)))).toMatch(/^HTTP\/1\.1 200/);
  for (const socket of [...readers, other]) socket.destroy();
  engine.baseUrl = '';
});

test.each([
  ['099 X', 'Content-Length: 0\r\n\r\n', 502],
  ['302 Found', 'Location: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n', 502],
  ['412 Idle', 'Content-Length: 0\r\n\r\n', 412],
  ['200 OK', 'Content-Length: 9\r\n\r\nhalf', 200],
  ['nonsense', '\r\n\r\n', 502],
])('an engine that answers %s ends one answer and no process', async (status, rest, answered) => {
  const odd = createSocketServer((socket) => {
    socket.on('error', () => undefined);
    socket.end(`HTTP/1.1 ${status}\r\n${rest}`);
  });
  engine.baseUrl = `http://127.0.0.1:${await listening(odd)}`;
  expect(statusOf(await get('/live/hls/abc.m3u8'))).toBe(answered);
  expect((await ask(`http://${HOST}/healthz`)).status).toBe(200);
  engine.baseUrl = '';
});

const upgrade = 'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n'; // oxfmt-ignore

test('upgrades to no address, frames that are none, and tickets that are none end their own connection', async () => {
  for (const target of ['//', '//[', '/\\[', 'http://[', 'http://localhost:99999/', '/%', '*'])
    expect(statusOf(await raw(`GET ${target} HTTP/1.1\r\nHost: x\r\n${upgrade}\r\n`)), target).toBeGreaterThanOrEqual(400); // oxfmt-ignore
  const broadcast = `GET /live/broadcast?ticket=x HTTP/1.1\r\nHost: ${HOST}\r\nOrigin: http://${HOST}\r\n${upgrade}\r\n`;
  expect(await raw(broadcast, 50, '\xf2\x80\x00\x00\x00\x00')).toContain('101 ');
  expect(await raw(broadcast)).toContain('\x0f\xa1');
  expect(statusOf(await raw(broadcast.replace('Origin: http://localhost', 'Origin: http://evil')))).toBe(403);
  expect(statusOf(await raw(broadcast.replace(`Host: ${HOST}`, 'Host: other')))).toBe(404);
  expect((await ask(`http://${HOST}/healthz`)).status).toBe(200);
});

test('every answer of the app origin carries the guards: files, health, refusals', async () => {
  for (const [target, status] of [['/logo.svg', 200], ['/healthz', 200], ['/readyz', 200], ['/live/beat', 405], ['/live/none', 404], ['/assets/none.js', 404], ['/%', 400], ['/xapi/about', 200], ['/courses', 200]] as const) {
    const heard = await get(target);
    expect(statusOf(heard), target).toBe(status);
    expect(heard, target).toMatch(/^x-content-type-options: nosniff\r$/im);
    expect(heard, target).toMatch(/^content-security-policy: default-src/im);
  }
  const secured = createServer({ ...platform, settings: { ...platform.settings, secure: true, trustedProxies: ['none'] } }, serverBuild(), 'test', alwaysReady);
  const there = await listening(secured);
  const heard = await sendRaw(there, 'GET /healthz HTTP/1.1\r\nHost: any\r\nConnection: close\r\n\r\n');
  expect(heard).toMatch(/^strict-transport-security: /im);
  // The version is shown to this machine alone.
  expect(heard).not.toContain('version');
  await secured.shutDown(0);
}); // oxfmt-ignore

test.each([
  ['GET', '/%', 400], ['GET', '/%ff', 400], ['GET', '/%zz', 400], ['GET', '/assets/%', 400], ['GET', '/courses/%', 400], ['GET', '/verify/%E0%A4%A', 400],
  ['GET', '/courses/%ED%A0%80', 400], ['GET', '/courses/a%00b', 400], ['GET', '*', 400], ['OPTIONS', '*', 204], ['TRACE', '/', 405], ['PUT', '/courses', 405],
  ['GET', `http://${HOST}/courses`, 200], ['GET', 'http://other.example/courses', 421],
])('%s %s is answered %i, and is no fault', async (method, target, status) => {
  const before = faults.count;
  const heard = await raw(`${method} ${target} HTTP/1.1\r\nHost: ${HOST}\r\nConnection: close\r\n\r\n`);
  expect(statusOf(heard)).toBe(status);
  expect(faults.count).toBe(before);
}); // oxfmt-ignore

test('what is made for programs is a file to a browser', async () => {
  for (const target of ['/healthz', '/xapi/about', '/passkeys/get'])
    expect(await get(target), target).toMatch(/^content-disposition: attachment; filename="api\.json"\r$/im);
  expect(await get('/courses')).not.toMatch(/^content-disposition/im);
});

test('what is refused at the edge is in the log with a code and the shortened address, without keys that stand in a path', async () => {
  app.lines.length = 0;
  await raw(`TRACE /live/hls/secret-token/id/v.m3u8 HTTP/1.1\r\nHost: ${HOST}\r\nConnection: close\r\n\r\n`);
  await raw(`GET //evil HTTP/1.1\r\nHost: ${HOST}\r\n${upgrade}\r\n`);
  await raw('nonsense\r\n\r\n');
  const refused = app.lines.filter((line) => line.includes('refused at the edge'));
  expect(refused.map((line) => (JSON.parse(line) as { code: string }).code)).toEqual([
    'method_refused',
    'address_malformed',
    'request_malformed',
  ]);
  for (const line of refused) expect(JSON.parse(line)).toMatchObject({ remote: '127.0.0.0/24' });
  expect(refused.join('')).not.toContain('secret-token');
});

/** Levels of the lines that were logged after the first so many. */
const levelsSince = (before: number): number[] =>
  app.lines.slice(before).map((line) => (JSON.parse(line) as { level: number }).level);

test('what is no form is refused with 415 and a sentence', async () => {
  const answer = await app.send('/sign-in', {
    method: 'POST',
    body: '<form/>',
    headers: { 'content-type': 'application/xml' },
  });
  expect([answer.status, await answer.text()]).toEqual([
    415,
    expect.stringContaining(pieceOf('errors:form_type_refused')),
  ]);
});

test('a form for a page that has none is refused as that, and is no fault of ours', async () => {
  const before = app.lines.length;
  const answer = await app.post('/courses', { q: 'pain' });
  expect([answer.status, await answer.text()]).toEqual([
    405,
    expect.stringContaining(`<h1>${said('errors:method_refused')}</h1>`),
  ]);
  expect(levelsSince(before)).toEqual([30]);
});

test.each(['GET', 'POST'])(
  'a request for the data of a page by %s, which no script of ours makes, is refused and logged like any other',
  async (method) => {
    for (const path of ['/courses?_data=root', '/?_data=', '/nowhere?x=1&_data=routes%2Fcourses']) {
      const before = app.lines.length;
      const answer = await app.send(path, { method });
      expect([answer.status, await answer.text()]).toEqual([400, said('errors:address_malformed')]);
      expect(levelsSince(before)).toEqual([30]);
    }
  },
);

test('a refusal is said in the language that was asked for', async () => {
  expect(await get('/%', 'Accept-Language: fi\r\n')).toContain('Osoitetta ei voi lukea');
});

test('a cookie that does not decode is ignored, on every page and by scripts', async () => {
  for (const cookie of ['language=%', 'sessi%n=x; language=fi', 'a=%E0%A4%A; language=fi', '%=%; x']) {
    for (const path of ['/', '/courses', '/sign-in'])
      expect((await app.get(path, null, { cookie })).status, cookie).toBe(200);
    expect((await ask(`http://${HOST}/live/events/none`, { headers: { cookie } })).status).toBe(401);
    const heartbeat = {
      method: 'POST',
      headers: { cookie, origin: `http://${HOST}` },
      body: '{"token":"x","played":[]}',
    };
    expect((await ask(`http://${HOST}/live/beat`, heartbeat)).status).toBeLessThan(500);
  }
  const doctor = await app.person('cookies');
  const cookie = `a=%; ${doctor.cookie}; b=%E0%A4%A`;
  expect((await app.send('/profile', { headers: { cookie } })).status).toBe(200);
});

test('a form sent to a name in any script is answered, and leads to an address of ASCII', async () => {
  const mentor = await app.person('letters', ['mentor']);
  for (const path of ['/courses/%D9%A1', '/courses/%E2%80%AE', '/mentor/webinars/%D9%A1/slides', '/webinars/%F0%9F%A7%AA/act', '/recordings/%C3%A4', '/pairs/%D9%A1'])
    for (const person of [null, mentor]) {
      const answer = await app.post(path, { intent: 'register' }, person);
      expect(answer.status, path).toBeLessThan(500);
      expect(answer.headers.get('location') ?? '/').toMatch(/^[\x21-\x7e]+$/);
    }
}); // oxfmt-ignore

test('a large form that is refused gets to its sentence, also while it is still being sent', async () => {
  const body = 'x'.repeat(400_000);
  for (const type of ['multipart/form-data; boundary=b', 'application/x-www-form-urlencoded'])
    for (const path of ['/author/upload', '/credit/activities/new', '/sign-in', '/live/measure', '/none']) {
      const head = `POST ${path} HTTP/1.1\r\nHost: ${HOST}\r\nOrigin: http://${HOST}\r\nConnection: close\r\nContent-Type: ${type}\r\nContent-Length: ${body.length * 4}\r\n\r\n`;
      const heard = await raw(head, body, 20, body, 20, body, 20, body);
      expect([statusOf(heard) >= 200 && statusOf(heard) < 500, heard.includes('<ECONN')], path).toEqual([true, false]);
    }
}); // oxfmt-ignore

test('nobody sends a body for nothing: a stranger is turned away before it is asked for', async () => {
  const content = `${'a'.repeat(26)}.content.${HOST}`;
  for (const [path, host, more] of [
    ['/author/upload', HOST, ''],
    ['/credit/activities/new', HOST, ''],
    ['/consultations/none/pictures', HOST, ''],
    ['/mentor/webinars/none/slides', HOST, ''],
    ['/xapi/statements', HOST, 'X-Experience-API-Version: 1.0.3\r\nAuthorization: Basic eDp5\r\n'],
    ['/xapi/activities/state', HOST, 'X-Experience-API-Version: 1.0.3\r\n'],
    ['/l/none/__rte/commit', content, ''],
    ['/author/courses/none', HOST, ''],
    ['/associations/none/members/none/activities/new', HOST, ''],
    ['/live/none', HOST, ''],
    ['/live/measure', HOST, ''],
  ] as const) {
    const type = path.startsWith('/xapi') ? 'application/json' : 'multipart/form-data; boundary=b';
    const head = `POST ${path} HTTP/1.1\r\nHost: ${host}\r\nOrigin: http://${HOST}\r\n${more}Content-Type: ${type}\r\nContent-Length: 900000\r\nExpect: 100-continue\r\n\r\n`;
    const heard = await raw(head);
    expect([path, statusOf(heard) >= 300 && statusOf(heard) < 500, heard.includes('100 Continue')]).toEqual([path, true, false]);
  }
}); // oxfmt-ignore

test('an upload that its sender gives up is no fault, and leaves nothing on its way in', async () => {
  const author = await app.person('gone', ['author']);
  const part = `--b\r\nContent-Disposition: form-data; name="package"; filename="a.zip"\r\n\r\nPK${'x'.repeat(100_000)}`;
  const before = [faults.count, app.lines.filter((line) => line.includes('"level":50')).length];
  const socket = connect(port, '127.0.0.1');
  socket.write(`POST /author/upload HTTP/1.1\r\nHost: ${HOST}\r\nOrigin: http://${HOST}\r\nCookie: ${author.cookie}\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 9000000\r\n\r\n${part}`);
  const arriving = () => readdirSync(join(app.folder, 'incoming')).length;
  await expect.poll(arriving, { timeout: 10_000 }).toBeGreaterThan(0);
  socket.destroy();
  await expect.poll(arriving, { timeout: 10_000 }).toBe(0);
  expect([faults.count, app.lines.filter((line) => line.includes('"level":50')).length]).toEqual(before);
}); // oxfmt-ignore

test('a connection is kept for longer than a proxy before us keeps it', async () => {
  const heard = await raw(`GET /healthz HTTP/1.1\r\nHost: ${HOST}\r\n\r\n`, 50, `GET /healthz HTTP/1.1\r\nHost: ${HOST}\r\nConnection: close\r\n\r\n`); // oxfmt-ignore
  expect(Number(/^Keep-Alive: timeout=(\d+)/im.exec(heard)?.[1])).toBeGreaterThan(60);
});

test('a form that breaks off in a field without a file is refused, and no process ends', async () => {
  const author = await app.person('breaks', ['author']);
  const part = '--b\r\nContent-Disposition: form-data; name="package"; filename=""\r\n\r\nhalf';
  const head = `POST /author/upload HTTP/1.1\r\nHost: ${HOST}\r\nOrigin: http://${HOST}\r\nCookie: ${author.cookie}\r\nConnection: close\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: ${part.length}\r\n\r\n`;
  expect(statusOf(await raw(head, part))).toBe(422);
});

test('a listener that does not read leaves the room before it is written to again', async () => {
  const mentor = await app.person('loud', ['mentor']);
  const { id, slug } = await announceWebinar(app, mentor);
  const say = (text: string) =>
    app.post(`/webinars/${slug}/act`, { intent: 'caption', language: 'en', text }, mentor, { accept: 'application/json' }); // oxfmt-ignore
  const feed = openFeed(platform.db);
  const heard = { full: 0, after: 0, ended: 0, other: 0 };
  await feed.listen(id, 0, {
    personId: mentor.id,
    staff: true,
    write: () => (heard.ended > 0 ? heard.after++ : heard.full++, false),
    end: () => void heard.ended++,
  });
  await feed.listen(id, 0, {
    personId: mentor.id,
    staff: true,
    write: () => {
      throw new Error('a broken listener');
    },
    end: () => undefined,
  });
  await feed.listen(id, 0, {
    personId: mentor.id,
    staff: true,
    write: () => ++heard.other > 0,
    end: () => undefined,
  });
  for (let i = 0; i < 5; i++) expect((await say(`caption ${i}`)).status).toBe(200);
  await expect.poll(() => heard.other, { timeout: 10_000 }).toBeGreaterThan(0);
  await expect.poll(() => feed.count(id), { timeout: 10_000 }).toBe(1);
  expect(heard).toMatchObject({ full: 1, after: 0, ended: 1 });
  feed.stop();
});

test('a seat that stopped reading is let go, and the room goes on for the others', async () => {
  const mentor = await app.person('host', ['mentor']);
  const { id, slug } = await announceWebinar(app, mentor);
  const listen = async () => {
    const socket = connect(port, '127.0.0.1');
    const heard = { text: '', ended: false };
    socket.on('error', () => undefined);
    socket.on('close', () => (heard.ended = true));
    socket.write(`GET /live/events/${slug} HTTP/1.1\r\nHost: ${HOST}\r\nConnection: close\r\nCookie: ${mentor.cookie}\r\n\r\n`);
    // Answers are kept by their first characters: each is large.
    const shown = /"text":"(\d+) x/g;
    socket.on('data', (chunk) => (heard.text += chunk.toString('latin1').replace(/x{100,}/g, 'x')));
    await expect.poll(() => heard.text).toContain('retry:');
    return { socket, heard, numbers: () => [...heard.text.matchAll(shown)].map(([, number]) => Number(number)) };
  };
  const [stuck, reader] = [await listen(), await listen()];
  const ctx = await app.as(mentor);
  const say = (n: number) =>
    changeRoom(ctx, id, (tx) =>
      appendEventsIn(tx, ctx, id, [{ kind: 'caption', body: { language: 'en', text: `${n} ${'x'.repeat(400_000)}` } }]),
    );
  const before = faults.count;
  stuck.socket.pause();
  // More than the connection and the bound on it hold together; one at a time, so that who reads has never much to wait for.
  for (let n = 0; n < 33; n++) {
    await say(n);
    await expect.poll(() => reader.numbers().at(-1), { timeout: 10_000, interval: 5 }).toBe(n);
  }
  stuck.socket.resume();
  await expect.poll(() => stuck.heard.ended, { timeout: 20_000 }).toBe(true);
  expect(stuck.numbers().at(-1)).toBeLessThan(30);
  expect([reader.heard.ended, faults.count]).toEqual([false, before]);
  reader.socket.destroy();
}); // oxfmt-ignore

test('the edge and the app count the same addresses as one', () => {
  for (const address of [
    '192.0.2.77',
    '2001:db8:1:2::77',
    '2001:DB8:1:2:a:b:c:d',
    '::1',
    'fe80::1%eth0',
    '2001:db8::',
  ])
    expect(limitKey(plainAddress(address)), address).toBe(remoteKey(address));
  expect(limitKey(plainAddress('::ffff:192.0.2.77'))).toBe(remoteKey('::ffff:192.0.2.77'));
});
