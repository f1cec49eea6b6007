import { readdirSync, readlinkSync } from 'node:fs';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { edgeWith } from '#tests/support/edge.ts';
import { statusOf } from '#tests/support/raw.ts';
import { answer, text } from './exchange.ts';
import { watchFaults } from './faults.ts';
import { sendFile } from './files.ts';
import { route } from './route.ts';
import { openStream } from './stream.ts';
import { openWebSockets } from './web-sockets.ts';

test('every answer carries the guards, whatever became of the request', async () => {
  const { get, raw, reported } = await edgeWith([
    route('GET', /^\/fine$/, (exchange) => answer(exchange, text(200, 'fine'))),
    route('GET', /^\/fault$/, () => Promise.reject(new Error('inside'))),
  ]);
  const upgrade = 'Connection: Upgrade\r\nUpgrade: websocket\r\n';
  const all: [number, string][] = [
    [200, await get('GET /fine')],
    [404, await get('GET /none')],
    [405, await get('POST /fine')],
    [405, await get('TRACE /fine')],
    [400, await get('GET //')],
    [400, await get('GET /%')],
    [400, await get('GET *')],
    [204, await get('OPTIONS *')],
    [500, await get('GET /fault')],
    [400, await raw('nonsense\r\n\r\n')],
    [431, await raw(`GET /fine HTTP/1.1\r\nHost: ours\r\nX: ${'x'.repeat(40_000)}\r\n\r\n`)],
    [405, await raw('CONNECT evil:80 HTTP/1.1\r\nHost: evil:80\r\n\r\n')],
    [400, await raw(`GET // HTTP/1.1\r\nHost: x\r\n${upgrade}\r\n`)],
    [404, await raw(`GET /fine HTTP/1.1\r\nHost: ours\r\n${upgrade}\r\n`)],
    [400, await raw('GET /fine HTTP/1.1\r\nConnection: close\r\n\r\n')],
    [200, await get('GET /fine', 'Expect: a-miracle\r\n')],
    [421, await raw('GET /fine HTTP/1.1\r\nHost: theirs\r\nConnection: close\r\n\r\n')],
    [200, await raw('GET http://ours/fine HTTP/1.1\r\nHost: theirs\r\nConnection: close\r\n\r\n')],
  ];
  for (const [status, heard] of all) {
    expect(statusOf(heard), heard).toBe(status);
    expect(heard).toMatch(/^x-content-type-options: nosniff\r$/im);
    expect(heard).toMatch(/^content-security-policy: default-src 'none'/im);
    expect(heard).toMatch(/^strict-transport-security: max-age=/im);
  }
  expect(all[0]![1]).toContain('X-Site: one');
  expect(reported).toEqual(['a request: inside']);
});

test('a pattern that is open at an end is no route', () => {
  expect(() => route('GET', /^\/live\/hls/, () => undefined)).toThrow('open at an end');
});

test('connections are bounded by address, requests by address behind a proxy too', async () => {
  const hello = (from: string) =>
    `GET / HTTP/1.1\r\nHost: ours\r\nConnection: close\r\nX-Forwarded-For: ${from}\r\n\r\n`;
  const limited = await edgeWith([], { rate: { perSecond: 0.5, burst: 2 } });
  const heard = [];
  for (const from of ['192.0.2.1', '192.0.2.1', '192.0.2.1', '192.0.2.2', '6.6.6.6, 192.0.2.1'])
    heard.push(await limited.raw(hello(from)));
  expect(heard.map(statusOf)).toEqual([404, 404, 429, 404, 429]);
  expect(heard[2]).toMatch(/^Retry-After: [12]\r$/m);

  const bounded = await edgeWith([], { trustedProxies: ['none'], bounds: { connectionsPerAddress: 2 } });
  const held = [1, 2].map(() =>
    bounded.raw('GET / HTTP/1.1\r\nHost: ours\r\n', 500, 'Connection: close\r\n\r\n'),
  );
  await new Promise((next) => setTimeout(next, 100));
  expect(await bounded.raw(hello('192.0.2.1'))).not.toContain('HTTP');
  expect((await Promise.all(held)).map(statusOf)).toEqual([404, 404]);
});

test('a stream takes nothing after its end, and its reader’s going ends nothing else', async () => {
  const heard: unknown[] = [];
  const { get, reported } = await edgeWith([
    route('GET', /^\/stream$/, (exchange) => {
      const stream = openStream(exchange, { 'Content-Type': 'text/event-stream' }, 1_000_000);
      stream.onClose(() => heard.push(stream.write('after the close')));
      heard.push(stream.write('one '), stream.isOpen);
      stream.end('two');
      heard.push(stream.write('three'), stream.isOpen);
      stream.end('four');
    }),
  ]);
  expect(await get('GET /stream')).toMatch(/one .*two/s);
  expect(heard).toEqual([true, true, false, false, false]);
  expect(reported).toEqual([]);
});

test('a WebSocket of garbage, one whose listener throws and one that floods end alone', async () => {
  let use = 0;
  const open = (faults: ReturnType<typeof watchFaults>) =>
    openWebSockets({ maxPayload: 1000, early: 100 }, faults);
  let sockets: ReturnType<typeof open>;
  const { raw, reported, port, edge, faults } = await edgeWith([], {
    upgrade: (exchange, socket, head) =>
      sockets.take(exchange, socket, head, (line) => {
        if (exchange.path === '/early') return;
        if (exchange.path === '/begin') throw new Error('begin');
        line.onMessage(() => {
          use++;
          throw new Error('message');
        });
        line.onClose(() => {
          throw new Error('close');
        });
      }),
  });
  sockets = open(faults);
  const head = (path: string) =>
    `GET ${path} HTTP/1.1\r\nHost: ours\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n`;
  expect(await raw(head('/x'), 30, '\xf2\x80\x00\x00\x00\x00')).toContain('101 Switching');
  expect(await raw(head('/x').replace('13', '99'))).toMatch(/^HTTP\/1\.1 4/);
  for (const path of ['/message', '/begin', '/early']) {
    const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`);
    socket.on('error', () => undefined);
    socket.on('open', () => socket.send('x'.repeat(500)));
    await new Promise((done) => socket.once('close', done));
  }
  expect(use).toBe(1);
  await expect.poll(() => reported.length).toBe(4);
  expect([...reported].sort()).toEqual([
    'a message of a WebSocket: message',
    'the beginning of a WebSocket: begin',
    'the end of a WebSocket: close',
    'the end of a WebSocket: close',
  ]);
  expect(edge.server.listening).toBe(true);
});

test('what is in hand is finished, what is idle ends at once, and nothing new is taken', async () => {
  let answerIt: (() => void) | undefined;
  const { edge, raw } = await edgeWith([
    route(
      'GET',
      /^\/slow$/,
      (exchange) =>
        new Promise<void>((done) => {
          answerIt = () => void answer(exchange, text(200, 'finished')).then(done);
        }),
    ),
  ]);
  const idle = raw('GET /none HTTP/1.1\r\nHost: ours\r\n\r\n');
  const slow = raw('GET /slow HTTP/1.1\r\nHost: ours\r\n\r\n');
  await expect.poll(() => answerIt).toBeDefined();
  const down = edge.shutDown(5000);
  expect(statusOf(await idle)).toBe(404);
  answerIt!();
  expect(await slow).toMatch(/Connection: close.*finished$/s);
  await down;
  expect(await raw('GET /none HTTP/1.1\r\nHost: ours\r\n\r\n')).toContain('ECONNREFUSED');
});

test('what cannot be finished in time is cut', async () => {
  const { edge, raw } = await edgeWith([route('GET', /^\/never$/, () => undefined)]);
  const never = raw('GET /never HTTP/1.1\r\nHost: ours\r\n\r\n');
  await expect.poll(() => new Promise((n) => edge.server.getConnections((_e, count) => n(count)))).toBe(1);
  await edge.shutDown(50);
  expect(await never).not.toContain('200');
});

test('requests sent ahead are answered in order, and where the connection is cut each gives back what it held', async () => {
  let [held, begun] = [0, 0];
  const file = fileURLToPath(import.meta.url);
  const { edge, raw, port, reported } = await edgeWith(
    [
      route('GET', /^\/(\d)$/, (exchange, [which]) => answer(exchange, text(200, `answer ${which}`))),
      route('GET', /^\/(?:held|file)$/, (exchange) => {
        [held, begun] = [held + 1, begun + 1];
        exchange.response.once('close', () => held--);
        return exchange.path === '/file' ? sendFile(exchange, file) : new Promise(() => undefined);
      }),
    ],
    { trustedProxies: [] },
  );
  const ask = (path: string, more = '') => `GET ${path} HTTP/1.1\r\nHost: ours\r\n${more}\r\n`;
  const heard = await raw(ask('/1') + ask('/2') + ask('/3', 'Connection: close\r\n'));
  expect(heard.match(/answer \d/g)).toEqual(['answer 1', 'answer 2', 'answer 3']);

  const openFiles = () => readdirSync('/proc/self/fd').filter((fd) => linkOf(fd) === file).length;
  const linkOf = (fd: string) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`);
    } catch {
      return null; // the one that lists them
    }
  };
  for (let times = 0; times < 20; times++) {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    const before = begun;
    socket.write(ask('/held') + ask('/file').repeat(3) + ask('/held').repeat(3));
    await expect.poll(() => begun).toBe(before + 7);
    socket.resetAndDestroy();
    await expect.poll(() => held).toBe(0);
  }
  await expect.poll(openFiles).toBe(0);
  // Nobody asks ahead without end: what follows too many is not even begun.
  const before = begun;
  expect(await raw(ask('/held').repeat(2000))).toMatch(/^(<ECONNRESET>)?$/);
  expect(begun - before).toBeLessThan(20);
  await expect.poll(() => held).toBe(0);
  await edge.shutDown(60_000);
  expect(reported).toEqual([]);
});
