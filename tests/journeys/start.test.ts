import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { packageOf } from '#tests/support/packages.ts';
import { freePort } from '#tests/support/ports.ts';
import { startServer } from '#tests/support/server.ts';

const folder = mkdtempSync(join(tmpdir(), 'majakka-start-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Starts the built product and expects it to give up; returns its exit code and what it said. */
function refused(env: Record<string, string>): [number | null, string[]] {
  const { status, stderr } = spawnSync(process.execPath, ['build/server/index.js'], {
    encoding: 'utf8',
    timeout: 30_000,
    env: { NODE_ENV: 'production', PATH: process.env['PATH'], DATA_DIR: join(folder, 'data'), ...env },
  });
  return [status, stderr.trim().split('\n')];
}

const PUBLIC = {
  HOST: '127.0.0.1',
  APP_ORIGIN: 'https://learn.example.org',
  CONTENT_ORIGIN: 'https://*.example-content.net',
  SECRET_KEY: 'ab'.repeat(32),
};

test('a port that is taken gets one sentence', async () => {
  const port = await freePort();
  const squatter = createServer().listen(port, '127.0.0.1');
  await new Promise((ready) => squatter.once('listening', ready));
  expect(refused({ PORT: String(port) })).toEqual([78, [expect.stringContaining(`Port ${port} is taken`)]]);
  squatter.close();
});

test('a folder that cannot be written and a database that cannot be opened get one sentence each', () => {
  writeFileSync(join(folder, 'file'), '');
  expect(refused({ DATA_DIR: join(folder, 'file') })).toEqual([
    78,
    [expect.stringContaining('cannot be written')],
  ]);
  const gone = refused({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none', DATABASE_START_SECONDS: '1' });
  expect(gone).toEqual([78, [expect.stringContaining('The database cannot be opened')]]);
});

test('outside demonstration mode it will not start without an administrator, and then has no sample region', async () => {
  const env = { ...PUBLIC, PORT: String(await freePort()), DATA_DIR: join(folder, 'public') };
  expect(refused(env)).toEqual([78, [expect.stringContaining('no administrator yet')]]);
  const create = spawnSync('npm', ['run', '-s', 'majakka', '--', 'user', 'create', '--email', 'a@example.org', '--name', 'Ann', '--role', 'administrator', '--json'], { encoding: 'utf8', env: { ...process.env, ...env } }); // oxfmt-ignore
  expect(JSON.parse(create.stdout)).toMatchObject({ email: 'a@example.org', roles: ['administrator'] });
  const server = await startServer({ ...env, DATA_DIR: env.DATA_DIR });
  expect(server.output()).not.toContain('Password');
  await server.stop();
});

test('the command line inspects a file without a server, and its exit code says what it is', async () => {
  const inspect = (path: string) => {
    const args = ['run', '-s', 'majakka', '--', 'scorm', 'inspect', path, '--json'];
    const { status, stdout } = spawnSync('npm', args, { encoding: 'utf8' });
    const { errors } = JSON.parse(stdout) as { errors: { code: string }[] };
    return [status, errors.map((each) => each.code)];
  };
  writeFileSync(join(folder, 'whole.zip'), await packageOf());
  writeFileSync(join(folder, 'broken.zip'), 'not a zip');
  expect(inspect(join(folder, 'whole.zip'))).toEqual([0, []]);
  expect(inspect(join(folder, 'broken.zip'))).toEqual([1, ['not_a_zip']]);
});

/** Runs setup.mjs in a folder that has nothing but what it looks at first. */
function setUp(args: string[], path = process.env['PATH']): [number | null, string] {
  const bare = mkdtempSync(join(folder, 'bare-'));
  for (const name of ['setup.mjs', 'package.json', 'package-lock.json']) copyFileSync(name, join(bare, name));
  const { status, stderr } = spawnSync(process.execPath, [...args, 'setup.mjs'], {
    cwd: bare,
    encoding: 'utf8',
    timeout: 30_000,
    env: { NODE_ENV: 'production', PATH: path },
  });
  return [status, stderr.trim()];
}

test('a Node that is too old and a missing compiler get one sentence each', () => {
  const older =
    'Object.defineProperty(process, "versions", { value: { ...process.versions, node: "20.18.3" } })';
  expect(setUp(['--import', `data:text/javascript,${encodeURIComponent(older)}`])).toEqual([
    1,
    'Majakka cannot start: it needs Node 20.19 or newer, and this is 20.18.3.',
  ]);
  const [status, said] = setUp([], join(folder, 'no programs here'));
  expect([status, said]).toEqual([
    1,
    expect.stringMatching(/^Majakka cannot start: .*C\+\+ compiler, make and Python 3/),
  ]);
});
