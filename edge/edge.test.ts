import { EventEmitter } from 'node:events';
import { readdirSync, readlinkSync } from 'node:fs';
import { connect, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, onTestFinished, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { sendFirst, sendRaw, statusOf } from '#tests/support/raw.ts';
import { bodyOf, readBody } from './body.ts';
import { createEdge, type EdgeOptions, plainRefusal } from './edge.ts';
import { answer, json, text } from './exchange.ts';
import { markCausedOutside, watchFaults } from './faults.ts';
import { sendFile } from './files.ts';
import { Refused } from './refused.ts';
import { route, type Route, type Site } from './route.ts';
import { openStream } from './stream.ts';
import { openWebSockets } from './web-sockets.ts';

const closers: (() => Promise<void>)[] = [];
afterAll(async () => void (await Promise.all(closers.map((close) => close()))));

/** An edge with these routes on a port of its own; `reported` is what nobody caught. */
async function edgeWith(routes: Route[], more: Partial<EdgeOptions> = {}) {
  const reported: string[] = [];
  const faults = watchFaults(
    (error, about) => void reported.push(`${about}: ${(error as Error).message}`),
    () => reported.push('broken'),
  );
  const site: Site = { routes, headers: { 'X-Site': 'one' }, cost: 1, answerTo: () => null };
  const edge = createEdge({
    siteOf: ({ host }) => (host === 'ours' ? site : null),
    refusal: plainRefusal,
    faults,
    secure: true,
    trustedProxies: ['loopback'],
    ...more,
  });
  await new Promise<void>((ready) => edge.server.listen(0, '127.0.0.1', ready));
  closers.push(() => edge.shutDown(0));
  const { port } = edge.server.address() as AddressInfo;
  const raw = (...pieces: (string | number)[]) => sendRaw(port, ...pieces);
  const get = (line: string, headers = '') =>
    raw(`${line} HTTP/1.1\r\nHost: ours\r\nConnection: close\r\n${headers}\r\n`);
  return { edge, faults, reported, port, raw, get };
}

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

test('a refused body is read to its end, so that the client gets to the sentence', async () => {
  const { raw } = await edgeWith([
    route('POST', /^\/unread$/, () => Promise.reject(new Refused('not_found'))),
    route('POST', /^\/small$/, async (exchange) => {
      await readBody(exchange, 10);
      await answer(exchange, { status: 204 });
    }),
    route('POST', /^\/half$/, async (exchange) => {
      for await (const chunk of bodyOf(exchange)) if (chunk.length > 0) throw new Refused('too_large');
    }),
  ]);
  const megabyte = 'x'.repeat(1024 ** 2);
  for (const [path, status] of [['/unread', 404], ['/small', 413], ['/half', 413]] as const) {
    const post = (connection: string) =>
      `POST ${path} HTTP/1.1\r\nHost: ours\r\nConnection: ${connection}\r\nContent-Length: ${2 * 1024 ** 2}\r\n\r\n`;
    const closed = await raw(post('close'), megabyte, 50, megabyte);
    expect([statusOf(closed), closed.includes('<')]).toEqual([status, false]);
    const kept = await raw(post('keep-alive'), megabyte, 50, megabyte, 'GET / HTTP/1.1\r\nHost: ours\r\nConnection: close\r\n\r\n');
    expect(kept.match(/HTTP\/1\.1 \d+/g)).toEqual([`HTTP/1.1 ${status}`, 'HTTP/1.1 404']);
    const chunked = await raw(`POST ${path} HTTP/1.1\r\nHost: ours\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n`, 50, `100000\r\n${megabyte}\r\n`, 20, '0\r\n\r\n');
    expect([statusOf(chunked), chunked.includes('<')]).toEqual([status, false]);
  }
}); // oxfmt-ignore

test('reading on after a refusal has a bound', async () => {
  const { raw } = await edgeWith([], { drain: { bytes: 100_000, ms: 30_000 } });
  const head = 'POST /x HTTP/1.1\r\nHost: ours\r\nContent-Length: 900000000\r\n\r\n';
  const heard = await raw(head, 'x'.repeat(90_000), 150, 'x'.repeat(90_000), 300);
  expect(statusOf(heard)).toBe(404);
});

const posting = (path: string, bytes: number) =>
  `POST ${path} HTTP/1.1\r\nHost: ours\r\nConnection: close\r\nContent-Length: ${bytes}\r\n\r\n`;

test('whoever sends everything before they read gets to an answer that is longer than the connection holds', async () => {
  const words = 'y'.repeat(8 * 1024 ** 2);
  const { port } = await edgeWith([
    route('POST', /^\/whole$/, (exchange) => answer(exchange, text(200, words))),
    route('POST', /^\/pieces$/, async (exchange) => {
      for await (const chunk of bodyOf(exchange)) if (chunk.length > 0) break;
      await answer(exchange, { status: 200, body: (async function* () { yield words; })() });
    }),
  ]);
  for (const path of ['/whole', '/pieces']) {
    const { heard } = await sendFirst(port, posting(path, 16 * 1024 ** 2), Array(16).fill(Buffer.alloc(1024 ** 2)));
    expect([path, statusOf(heard), heard.replace(/^[^]*?\r\n\r\n/, '').split('y').length > words.length]).toEqual([path, 200, true]);
  }
}); // oxfmt-ignore

test('a slow line gets to its answer after minutes too, and a body without an end holds nobody for ever', async () => {
  const { port } = await edgeWith([
    route('POST', /^\/none$/, () => Promise.reject(new Refused('not_found'))),
  ]);
  const clock = Date.now();
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] });
  onTestFinished(() => void vi.useRealTimers());
  // A slide of 26 MB at 100 kB a second: the time passes between its pieces, and what watches bodies looks at each second of it.
  const seconds = async (many: number) => {
    for (let i = 0; i < many; i++) {
      await new Promise((next) => setImmediate(next));
      vi.advanceTimersByTime(1000);
    }
  };
  async function* megabytes(many: number) {
    for (let i = 0; i < many; i++) {
      yield Buffer.alloc(1_000_000);
      await seconds(10);
    }
  }
  const slow = await sendFirst(port, posting('/none', 26_000_000), megabytes(26));
  expect([statusOf(slow.heard), slow.sent, Date.now() - clock > 200_000]).toEqual([404, 26_000_000, true]);
  const endless = await sendFirst(port, posting('/none', 900_000_000_000), megabytes(900_000));
  expect([endless.sent > 80_000_000, endless.sent < 120_000_000]).toEqual([true, true]);
});

test('nobody is asked for a body before it is wanted', async () => {
  const { raw } = await edgeWith([
    route('POST', /^\/in$/, async (exchange) =>
      answer(exchange, json(200, String(await readBody(exchange, 9)))),
    ),
  ]);
  const head = (path: string, host: string) =>
    `POST ${path} HTTP/1.1\r\nHost: ${host}\r\nExpect: 100-continue\r\nContent-Length: 2\r\nConnection: close\r\n\r\n`;
  expect(await raw(head('/in', 'ours'), 50, 'hi')).toMatch(/^HTTP\/1\.1 100 .*HTTP\/1\.1 200 .*"hi"$/s);
  expect(await raw(head('/out', 'ours'))).toMatch(/^HTTP\/1\.1 404/);
});

test('a body that only trickles is given up, one that waits for us is not', async () => {
  const slowWindowMs = 250;
  const { raw } = await edgeWith(
    [
      route('POST', /^\/read$/, async (exchange) =>
        answer(exchange, json(200, (await readBody(exchange, 999)).length)),
      ),
      route('POST', /^\/late$/, async (exchange) => {
        await new Promise((next) => setTimeout(next, 2 * slowWindowMs));
        await answer(exchange, json(200, (await readBody(exchange, 999)).length));
      }),
    ],
    { bounds: { bytesPerSecond: 200, slowWindowMs } },
  );
  const head = (path: string) =>
    `POST ${path} HTTP/1.1\r\nHost: ours\r\nConnection: close\r\nContent-Length: 20\r\n\r\n`;
  expect(
    statusOf(await raw(head('/read'), 'x', 100, 'x', 100, 'x', 100, 'x', 100, 'x', 100, 'x', 100, 'x')),
  ).toBe(408);
  expect(statusOf(await raw(head('/late'), 'x'.repeat(20)))).toBe(200);
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

test('faults that nobody caught ask for a new start, once: one that leaves a broken state, or many', () => {
  const reported: string[] = [];
  const faults = () =>
    watchFaults(
      () => undefined,
      () => reported.push('new start'),
    );
  faults().uncaught(new Error('one'), 'x');
  expect(reported).toEqual([]);
  faults().uncaught(Object.assign(new Error(), { code: 'SQLITE_CORRUPT' }), 'x');
  expect(reported).toHaveLength(1);
  const many = faults();
  for (let i = 0; i < 50; i++) many.uncaught(new Error('again'), 'x');
  expect([reported.length, many.count]).toEqual([2, 50]);
});

test('faults that were caught ask for no new start, whatever they are and however many', () => {
  const reported: string[] = [];
  const faults = watchFaults(
    () => undefined,
    () => reported.push('new start'),
  );
  for (let i = 0; i < 50; i++) faults.note(Object.assign(new Error(), { code: 'SQLITE_CORRUPT' }), 'x');
  expect([reported, faults.count]).toEqual([[], 50]);
});

test('what an emitter from outside sets going asks for no new start, also later', async () => {
  const reported: string[] = [];
  const faults = watchFaults(
    () => undefined,
    () => reported.push('new start'),
  );
  const connection = new EventEmitter();
  markCausedOutside(connection);
  const broken = Object.assign(new Error(), { code: 'ERR_INTERNAL_ASSERTION' });
  let later: Promise<void> | undefined;
  connection.on('data', () => {
    faults.uncaught(broken, 'x');
    later = new Promise((done) => setTimeout(done, 1)).then(() => faults.uncaught(broken, 'x'));
  });
  connection.emit('data');
  await later;
  expect([reported, faults.count]).toEqual([[], 2]);
  faults.uncaught(broken, 'x');
  expect(reported).toEqual(['new start']);
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
