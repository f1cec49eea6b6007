import { expect, onTestFinished, test, vi } from 'vitest';
import { edgeWith } from '#tests/support/edge.ts';
import { sendFirst, statusOf } from '#tests/support/raw.ts';
import { bodyOf, readBody } from './body.ts';
import { answer, json, text } from './exchange.ts';
import { Refused } from './refused.ts';
import { route } from './route.ts';

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

test('a client that sends everything before it reads gets an answer larger than the connection buffers', async () => {
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

test('a slow connection gets its answer even after minutes, and an endless body is cut off', async () => {
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
