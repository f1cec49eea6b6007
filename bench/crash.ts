import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { freePort } from '#tests/support/ports.ts';
import { administer, type OwnPostgres, startOwnPostgres } from '#tests/support/postgres.ts';
import { openLoad } from './crash-load.ts';
import { scattered } from './statements.ts';

export type World = {
  launches: { id: string; host: string; path: string }[];
  /** People who have completed a course and not evaluated it. */
  graduates: { id: string; cookie: string; registrationId: string }[];
  talkers: { id: string; cookie: string }[];
  slug: string;
  roomId: string;
};
export type Kind = 'commit' | 'statement' | 'evaluation' | 'registration' | 'chat' | 'question';
/** Keys of what was answered as done. */
export type Acknowledged = Record<Kind, string[]>;
export type Found = {
  lost: Record<string, number>;
  doubled: Record<string, number>;
  wrong: string[];
  sealed: number;
};

const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);
const [LAUNCHES, TALKERS] = [40, 10];

/**
 * `bench -- crash [--kills N] [--postgres] [--seed N]`: the built product as a process under load over HTTP; killed at random
 * moments (on PostgreSQL also the database, its connections and its processes), started again, and in the end what was
 * acknowledged is compared with what is there. Ends with 1 where anything was lost, doubled, half done or broken.
 */
export async function crash(): Promise<void> {
  const { values } = parseArgs({
    allowPositionals: true,
    options: {
      kills: { type: 'string', default: '20' },
      seed: { type: 'string', default: '1' },
      postgres: { type: 'boolean', default: false },
    },
  });
  const kills = Number(values.kills);
  let draws = Number(values.seed) * 1_000_003;
  const random = () => scattered(draws++) / 2 ** 32;

  const folder = mkdtempSync(join(tmpdir(), 'majakka-crash-'));
  const postgres = values.postgres ? await startOwnPostgres() : null;
  const url = postgres?.url ?? `file:${join(folder, 'majakka.db')}`;
  const port = await freePort();
  const env = { ...process.env, NODE_ENV: 'production' as const, PORT: String(port), RTMP_PORT: '0', DATA_DIR: folder, DATABASE_URL: url }; // oxfmt-ignore
  const run = (file: string, ...args: string[]): string => {
    const { stdout, status } = spawnSync(process.execPath, ['--import', 'tsx', file, ...args], {
      encoding: 'utf8',
      env,
      maxBuffer: 2 ** 28,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    if (status !== 0) throw new Error(`${file} failed`);
    return stdout;
  };
  const server = openServer(env, port);
  try {
    await server.start();
    await server.stop();
    const people = Math.min(2000, 50 + 8 * kills);
    const world = JSON.parse(run('bench/crash-world.ts', `${LAUNCHES}`, `${people}`, `${TALKERS}`)) as World;
    const credential = JSON.parse(run('cli/main.ts', 'xapi', 'credential', 'create', '--name', 'Crash', '--scope', 'all', '--json')) as { key: string; secret: string }; // oxfmt-ignore
    await server.start();
    const load = openLoad(port, world, credential, (kills * 4000) / people);

    const faults: Record<string, number> = {};
    const ready: number[] = [];
    for (let kill = 0; kill < kills; kill++) {
      await sleep(300 + random() * 2500);
      const fault = await strike(random, server, postgres);
      faults[fault] = (faults[fault] ?? 0) + 1;
      const since = performance.now();
      await server.comesBack();
      ready.push(performance.now() - since);
      if ((kill + 1) % 10 === 0)
        say({ name: 'crash, so far', kills: kill + 1, acknowledged: counted(load.acknowledged), answers: load.answers() }); // oxfmt-ignore
    }
    await sleep(1000);
    await load.stop();
    await server.stop();
    const file = join(folder, 'acknowledged.json');
    writeFileSync(file, JSON.stringify({ world, acknowledged: load.acknowledged }));
    const found = JSON.parse(run('bench/crash-verify.ts', file)) as Found;
    ready.sort((a, b) => a - b);
    say({
      name: `crash, ${postgres ? 'PostgreSQL' : 'SQLite'}`,
      seed: Number(values.seed),
      kills: faults,
      'ended by itself': server.endedByItself(),
      acknowledged: counted(load.acknowledged),
      answers: load.answers(),
      'back after ms, median and most': [ready[ready.length >> 1], ready.at(-1)].map((ms) => Math.round(ms!)),
      ...found,
    });
    const all = [...Object.values(found.lost), ...Object.values(found.doubled)].reduce(
      (sum, n) => sum + n,
      0,
    );
    if (all > 0 || found.wrong.length > 0 || server.endedByItself().length > 0) process.exitCode = 1;
  } finally {
    await server.stop();
    await postgres?.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

const counted = (acknowledged: Acknowledged) =>
  Object.fromEntries(Object.entries(acknowledged).map(([kind, keys]) => [kind, keys.length]));

/** One fault, named; the database is running again when it has happened, the app not always. */
async function strike(
  random: () => number,
  server: RunningApp,
  postgres: OwnPostgres | null,
): Promise<string> {
  const which = postgres ? Math.floor(random() * 5) : 0;
  if (!postgres || which === 0) {
    server.kill();
    return 'app';
  }
  if (which === 1) {
    await postgres.kill();
    await sleep(random() * 2000);
    await postgres.start();
    return 'database';
  }
  if (which === 2) {
    await postgres.stop('fast');
    await postgres.start();
    return 'database, restarted';
  }
  if (which === 3) {
    await administer(postgres.url, async (query) => {
      await query(
        `select pg_terminate_backend(pid) from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() order by xact_start is null, random() limit 3`,
      );
    });
    return 'connections';
  }
  // A process of the database that dies takes all others with it, and the database recovers.
  let pid = 0;
  await administer(postgres.url, async (query) => {
    const { rows } = (await query(
      `select pid from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() order by xact_start is null limit 1`,
    )) as { rows: { pid: number }[] };
    pid = rows[0]?.pid ?? 0;
  });
  if (pid > 0) process.kill(pid, 'SIGKILL');
  return 'process of the database';
}

type RunningApp = ReturnType<typeof openServer>;

/** The built product, started again whenever it is not there. */
function openServer(env: NodeJS.ProcessEnv, port: number) {
  let child: ChildProcess | null = null;
  const ended: string[] = [];
  let killing = false;
  function start(): void {
    killing = false;
    const own = spawn(process.execPath, ['build/server/index.js'], {
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    child = own;
    let said = '';
    own.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-2000)));
    own.once('exit', (code, signal) => {
      own.stderr.destroy();
      if (child !== own) return;
      if (!killing) ended.push(`${signal ?? code}: ${said}`);
      child = null;
    });
  }
  async function comesBack(): Promise<void> {
    for (let tries = 0; ; tries++) {
      if (!child) start();
      const answer = await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(2000) }).catch(() => null); // oxfmt-ignore
      if (answer?.ok) return;
      if (tries > 1200) throw new Error('the server did not come back');
      await sleep(50);
    }
  }
  return {
    start: comesBack,
    comesBack,
    kill() {
      killing = true;
      child?.kill('SIGKILL');
      child = null;
    },
    async stop() {
      const own = child;
      if (!own) return;
      killing = true;
      own.kill('SIGTERM');
      await new Promise((done) => own.once('exit', done));
    },
    /** How each ended that nobody killed, and what it said last. */
    endedByItself: () => ended,
  };
}
