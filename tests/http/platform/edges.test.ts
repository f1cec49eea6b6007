import { expect, test } from 'vitest';
import { remoteKey } from '#app/platform/remote.server.ts';
import { HOST, openAppEdge } from '#tests/support/app-edge.ts';
import { makeApp } from '#tests/support/app.ts';
import { serverBuild } from '#tests/support/build.ts';
import { sendRaw, statusOf } from '#tests/support/raw.ts';
import { alwaysReady } from '../../../server/readiness.ts';
import { limitKey, plainAddress } from '../../../edge/remote.ts';
import { createServer } from '../../../server/create-server.ts';
import { said } from '#tests/support/words.ts';

const app = await makeApp();
const { platform, faults, ask, raw, get, listening } = openAppEdge(app);

const upgrade = 'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n'; // oxfmt-ignore

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

test('a connection is kept for longer than a proxy before us keeps it', async () => {
  const heard = await raw(`GET /healthz HTTP/1.1\r\nHost: ${HOST}\r\n\r\n`, 50, `GET /healthz HTTP/1.1\r\nHost: ${HOST}\r\nConnection: close\r\n\r\n`); // oxfmt-ignore
  expect(Number(/^Keep-Alive: timeout=(\d+)/im.exec(heard)?.[1])).toBeGreaterThan(60);
});

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
