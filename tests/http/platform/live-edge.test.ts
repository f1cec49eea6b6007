import { appendEventsIn } from '#app/domains/rooms/events/append-events.server.ts';
import { changeRoom } from '#app/domains/rooms/events/change-room.server.ts';
import { createServer as createListener } from 'node:http';
import { connect, createServer as createSocketServer } from 'node:net';
import { expect, test } from 'vitest';
import { openFeed } from '#app/domains/rooms/events/open-feed.server.ts';
import { HOST, openAppEdge } from '#tests/support/app-edge.ts';
import { makeApp } from '#tests/support/app.ts';
import { statusOf } from '#tests/support/raw.ts';
import { announceWebinar } from '#tests/support/webinar.ts';

const app = await makeApp();
const { engine, platform, faults, port, ask, raw, get, listening } = openAppEdge(app);

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

test('a slow reader holds twelve connections to the engine, and nobody else waits', async () => {
  const slow = createListener((_, response) => void response.writeHead(200).write('x'));
  engine.baseUrl = `http://127.0.0.1:${await listening(slow)}`;
  const part = (viewer: string, n: number) =>
    `GET /live/hls/${viewer}/abc/0/v${10_000 + n}.m4s HTTP/1.1\r\nHost: ${HOST}\r\n\r\n`;
  const readers = await Promise.all(
    Array.from({ length: 12 }, async (_, n) => {
      const socket = connect(port(), '127.0.0.1');
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
  const other = connect(port(), '127.0.0.1');
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
    const socket = connect(port(), '127.0.0.1');
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
