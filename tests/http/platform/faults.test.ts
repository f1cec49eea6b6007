import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { sendRaw, statusOf } from '#tests/support/raw.ts';

const folder = mkdtempSync(join(tmpdir(), 'majakka-faults-'));
let child: ChildProcess;
let port: number;
let output = '';

beforeAll(async () => {
  child = fork('tests/support/faulty-server.ts', [], {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, DATA_DIR: join(folder, 'data'), DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (chunk: Buffer) => (output += chunk.toString())); // oxfmt-ignore
  port = await new Promise((ready, fail) => {
    child.once('message', (message) => ready(message as number));
    child.once('exit', () => fail(new Error(output)));
  });
});
afterAll(async () => {
  child.disconnect();
  await new Promise((done) => child.once('exit', done));
  rmSync(folder, { recursive: true, force: true });
});

const get = (path: string) => sendRaw(port, `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
const message = async () =>
  JSON.parse((await get('/count')).split('\r\n\r\n')[1]!) as { faults: number; newStarts: number };
const count = async () => (await message()).faults;

test.each([
  '/handler', '/rejection', '/timer', '/nobody', '/emitter', '/upstream', '/upstream-data', '/upstream-error', '/socket-error',
])(
  'what is thrown for %s is counted, told with its trace, and answered',
  async (path) => {
    const before = await count();
    expect(statusOf(await get(path))).toBe(500);
    expect(await count()).toBe(before + 1);
    expect(child.exitCode).toBeNull();
  },
); // oxfmt-ignore

test('what is thrown while a webhook arrives is answered too', async () => {
  expect(statusOf(await sendRaw(port, 'POST /webhook HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}'))).toBe(500); // oxfmt-ignore
});

// A truncated one is not taken for a whole one.
test.each([
  ['is written to after its end, and its end throws', '/stream', /one/, 2],
  ['has a timer that throws', '/breath', /one/, 1],
  ['has a body that throws in the middle', '/body-of-an-answer', /half(?![\s\S]*\r\n0\r\n\r\n$)/, 1],
  ['throws when it is finished', '/finish', /200 OK/, 1],
])('an answer that has begun and %s ends alone', async (_what, path, begun, faults) => {
  const before = await count();
  const heard = await get(path);
  expect(heard).toMatch(begun);
  await expect.poll(count).toBe(before + faults);
  expect(child.exitCode).toBeNull();
});

test('a timer of nobody and a job that throws end nothing', async () => {
  const before = await count();
  expect(statusOf(await get('/clock'))).toBe(200);
  await expect.poll(count).toBe(before + 1);
  expect(statusOf(await get('/job'))).toBe(200);
  await expect.poll(() => output.includes('thrown in a job'), { timeout: 10_000 }).toBe(true);
});

test('an upgrade, a message and the end of a WebSocket that throw end that connection alone', async () => {
  const head = 'Connection: Upgrade\r\nUpgrade: websocket\r\n';
  expect(statusOf(await sendRaw(port, `GET /upgrade HTTP/1.1\r\nHost: x\r\n${head}\r\n`))).toBe(500);
  const before = await count();
  const socket = new WebSocket(`ws://127.0.0.1:${port}/socket`);
  socket.on('error', () => undefined);
  socket.on('open', () => socket.send('x'));
  expect(await new Promise((done) => socket.once('close', done))).toBe(1011);
  await expect.poll(count).toBe(before + 2);
  expect(output).toContain('thrown in a message\\n    at ');
  // Frames that are none: an error of the WebSocket, and then its end, whose listener throws.
  const key = 'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n';
  await sendRaw(port, `GET /socket HTTP/1.1\r\nHost: x\r\n${head}${key}\r\n`, 30, '\xf2\x80\x00\x00\x00\x00');
  await expect.poll(count).toBe(before + 3);
  expect(child.exitCode).toBeNull();
});

test('no request starts the server anew, however many of them make whatever throw', async () => {
  const before = await count();
  const head = 'Connection: Upgrade\r\nUpgrade: websocket\r\n';
  await get('/memory');
  for (let i = 0; i < 25; i++) {
    for (const path of ['/handler', '/timer', '/nobody']) await get(path);
    await sendRaw(port, `GET /upgrade HTTP/1.1\r\nHost: x\r\n${head}\r\n`);
    await new Promise<void>((gone) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.write('POST /left HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nhalf');
        setTimeout(() => socket.resetAndDestroy(), 20);
      });
      socket.on('close', () => gone());
    });
  }
  await expect.poll(count).toBeGreaterThanOrEqual(before + 1 + 25 * 6);
  expect((await message()).newStarts).toBe(0);
});

/** Runs the supervisor over a program that writes down each start and ends as `how` says. */
async function supervised(
  how: string,
  signal?: NodeJS.Signals,
): Promise<{ code: number | null; starts: number }> {
  const entry = join(mkdtempSync(join(folder, 'program-')), 'entry.mjs');
  const starts = `${entry}.starts`;
  writeFileSync(starts, '');
  writeFileSync(entry, `import { appendFileSync, readFileSync } from 'node:fs';\nappendFileSync(${JSON.stringify(starts)}, 'x');\nconst starts = readFileSync(${JSON.stringify(starts)}, 'utf8').length;\n${how}`); // oxfmt-ignore
  const runner = `${entry}.runner.mjs`;
  const module = JSON.stringify(new URL('../../../server/supervise.mjs', import.meta.url).href);
  writeFileSync(runner, `import { supervise } from ${module};\nprocess.exitCode = await supervise(${JSON.stringify(entry)}, { say: () => undefined });`); // oxfmt-ignore
  const parent = fork(runner, [], { stdio: 'ignore' });
  const count = () => readFileSync(starts, 'utf8').length;
  if (signal) {
    await vi.waitUntil(() => count() > 0, { timeout: 10_000 });
    await new Promise((next) => setTimeout(next, 300));
    parent.kill(signal);
  }
  const code = await new Promise<number | null>((done) => parent.once('exit', done));
  return { code, starts: count() };
}

test('a server that ends by itself is started again, until it ends in order', async () => {
  expect(await supervised("if (starts < 3) process.kill(process.pid, 'SIGKILL'); else process.exit(0);")).toEqual({ code: 0, starts: 3 }); // oxfmt-ignore
});

test('wrong settings are not tried twice', async () => {
  expect(await supervised('process.exit(78);')).toEqual({ code: 78, starts: 1 });
});

test.each(['SIGTERM', 'SIGINT'] as const)(
  '%s is passed on, and the end is the server’s own',
  async (signal) => {
    const how = `process.on('${signal}', () => process.exit(0)); setInterval(() => undefined, 1000);`;
    expect(await supervised(how, signal)).toEqual({ code: 0, starts: 1 });
  },
);
