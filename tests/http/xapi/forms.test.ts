import { connect, type Socket } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { basic, openStore } from '#tests/support/record-store.ts';

const store = await openStore();
const client = store.client('1.0.3');
const form = new URLSearchParams({
  Authorization: basic(store.everything),
  'X-Experience-API-Version': '1.0.3',
}).toString();

afterEach(() => void vi.useRealTimers());

/** A request in the alternate syntax whose form does not come to its end. */
async function unfinished(remote: string, resource = 'statements'): Promise<Socket> {
  const socket = connect(store.port, '127.0.0.1');
  await new Promise((done) => socket.once('connect', done));
  socket.write(
    `POST ${client.base}/${resource}?method=GET HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: ${remote}\r\n` +
      `Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${form.length}\r\n\r\n`,
  );
  return socket;
}
const whole = (remote: string) =>
  store.raw(
    'POST',
    `${client.base}/statements?method=GET`,
    {
      Host: 'localhost',
      'X-Forwarded-For': remote,
      'Content-Type': 'application/x-www-form-urlencoded',
      'Content-Length': String(form.length),
    },
    Buffer.from(form),
  );

test('forms that do not end take four places of their address and sixteen in all, and give them back', async () => {
  const [holder, other] = ['192.0.2.1', '192.0.2.2'];
  const open = await Promise.all([1, 2, 3, 4].map(() => unfinished(holder)));
  const until = async (remote: string, status: number) => {
    for (let tries = 0; tries < 100; tries++) {
      const answer = await whole(remote);
      if (answer.status === status) return answer;
      await new Promise((next) => setTimeout(next, 20));
    }
    throw new Error(`never ${status}`);
  };
  const refused = await until(holder, 503);
  expect([refused.headers.get('retry-after'), refused.text]).toEqual([
    '2',
    expect.stringContaining('Too many forms at once'),
  ]);
  expect((await whole(other)).status).toBe(200);
  // One runs to its end, another is interrupted.
  open[0]!.write(form);
  const [answered] = await new Promise<Buffer[]>((done) => open[0]!.once('data', (chunk) => done([chunk]))); // oxfmt-ignore
  expect(answered!.toString()).toMatch(/^HTTP\/1\.1 200/);
  await until(holder, 200);

  const many = await Promise.all(
    [3, 4, 5].flatMap((n) => [1, 2, 3, 4].map(() => unfinished(`192.0.2.${n}`))),
  );
  many.push(await unfinished(other));
  await until('192.0.2.6', 503);
  for (const socket of [...open, ...many]) socket.destroy();
  await until('192.0.2.6', 200);
  await until(holder, 200);
});

test('a form that trickles is given up after half a minute, in words', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  // This one asks nothing of the database first, whose own clocks are stopped here.
  const socket = await unfinished('192.0.2.9', 'activities/state');
  socket.write(form.slice(0, 10));
  const answered = new Promise<string>((done) => socket.once('data', (chunk) => done(chunk.toString())));
  while (vi.getTimerCount() === 0) await new Promise((next) => setImmediate(next));
  vi.advanceTimersByTime(30_001);
  expect(await answered).toMatch(/^HTTP\/1\.1 408 [^]*did not come within 30 seconds/);
  socket.destroy();
});
