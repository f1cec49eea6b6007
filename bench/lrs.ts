import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { load, type Shot } from './load.ts';
import { type Product, withServer } from './product.ts';
import { report } from './report.ts';
import { activityOf, learnerOf, registrationOf, statementOf, verbOf } from './statements.ts';

const SIZES = [10_000, 100_000, 1_000_000];
const READS = 150;

/** Megabytes of memory that a process holds now. */
const memoryOf = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024;

function credentialFor(folder: string, port: number): Record<string, string> {
  const args = ['--import', 'tsx', 'cli/main.ts', 'xapi', 'credential', 'create', '--name', 'Bench', '--scope', 'all', '--json']; // oxfmt-ignore
  const { stdout, status } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, DATA_DIR: folder, PORT: String(port) },
  });
  if (status !== 0) throw new Error('no credential could be made');
  const { key, secret } = JSON.parse(stdout) as { key: string; secret: string };
  return {
    host: `localhost:${port}`,
    authorization: `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}`,
    'x-experience-api-version': '2.0.0',
    'content-type': 'application/json',
  };
}

const bare = (...args: string[]): ChildProcess =>
  spawn(process.execPath, ['--import', 'tsx', 'bench/bare-statements.ts', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
const firstLine = (child: ChildProcess) =>
  new Promise<number>((resolve) => child.stdout!.once('data', (chunk: Buffer) => resolve(Number(chunk))));

/** Statements written and read through HTTP, durable, beside the same rows by the bare driver in the same run. */
export async function lrs(): Promise<void> {
  // Each on a store of its own, as the yardsticks are: a store that has grown writes to more places.
  for (const part of [batches, singles, reads])
    await withServer(async (server, folder) => {
      const headers = credentialFor(folder, server.port);
      let n = 0;
      const shotOf = (count: number): Shot => ({
        path: '/xapi/statements',
        method: 'POST',
        headers,
        body: JSON.stringify(
          count === 1 ? statementOf(n++) : Array.from({ length: count }, () => statementOf(n++)),
        ),
      });
      await part({ server, folder, headers, shotOf, written: () => n });
    });
}

type Part = {
  server: Product;
  folder: string;
  headers: Record<string, string>;
  shotOf: (count: number) => Shot;
  /** How many statements have been made so far. */
  written: () => number;
};

async function batches({ server, folder, shotOf }: Part): Promise<void> {
  const yardstick = bare('batches', process.env['DATABASE_URL'] ?? join(folder, 'bare-batches.db'));
  const rows = await firstLine(yardstick);
  for (const connections of [1, 10, 100]) {
    const ours = await load(server, { connections, seconds: 8, status: 200 }, () => shotOf(50));
    report(`lrs, write, 50 a request, ${connections} connections`, ours.perSecond * 50, 'statements/s', rows);
    report(`lrs, write, 50 a request, ${connections} connections, CPU each`, ours.cpuMs / 50, 'ms', null);
  }
}

async function singles({ server, folder, shotOf }: Part): Promise<void> {
  const single = bare('server', join(folder, 'bare-single.db'));
  const port = await firstLine(single);
  for (const connections of [1, 10, 100]) {
    const plan = { connections, seconds: 8, status: 200 };
    const ours = await load(server, plan, () => shotOf(1));
    const theirs = await load({ port, pid: single.pid! }, plan, () => shotOf(1));
    report(
      `lrs, write, 1 a request, ${connections} connections`,
      ours.perSecond,
      'statements/s',
      theirs.perSecond,
    );
    report(`lrs, write, 1 a request, ${connections} connections, CPU each`, ours.cpuMs, 'ms', theirs.cpuMs);
  }
  single.kill();
}

async function reads({ server, headers, shotOf, written }: Part): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  const send = ({ path, method = 'GET', body }: Shot) =>
    new Promise<string>((resolve, reject) => {
      const sent = request(
        { host: '127.0.0.1', port: server.port, path, method, headers, agent },
        (answer) => {
          const chunks: Buffer[] = [];
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          answer.on('end', () =>
            answer.statusCode === 200
              ? resolve(Buffer.concat(chunks).toString('utf8'))
              : reject(new Error(`${path}: ${answer.statusCode}`)),
          );
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });
  /** Median of the time that one answer takes, one after the other. */
  const median = async (pathOf: (i: number) => string) => {
    for (let i = 0; i < 20; i++) await send({ path: pathOf(i) });
    const times: number[] = [];
    for (let i = 0; i < READS; i++) {
      const since = performance.now();
      await send({ path: pathOf(i * 31 + 7) });
      times.push(performance.now() - since);
    }
    return times.sort((a, b) => a - b)[READS >> 1]!;
  };
  const at = (query: Record<string, string>) =>
    `/xapi/statements?${new URLSearchParams({ limit: '25', ...query })}`;
  const stored = async () =>
    (JSON.parse(await send({ path: at({ limit: '1' }) })) as { statements: { stored: string }[] }).statements[0]!.stored; // oxfmt-ignore
  const first = new Map<string, number>();
  let most = 0;
  let before = written();
  for (const size of SIZES) {
    const since = performance.now();
    const from = before;
    let last = '';
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        while (written() < size) {
          await send(shotOf(50));
          if (written() % 5000 < 50) most = Math.max(most, memoryOf(server.pid));
        }
      }),
    );
    last = await stored();
    before = written();
    if (before > from)
      report(
        `lrs, filled to ${size}`,
        (before - from) / ((performance.now() - since) / 1000),
        'statements/s',
        null,
      );
    const ways: Record<string, (i: number) => string> = {
      agent: (i) => at({ agent: JSON.stringify(learnerOf(i)) }),
      activity: (i) => at({ activity: activityOf(i) }),
      'related activity': (i) => at({ activity: `https://bench.example.org/courses/${i % 50}`, related_activities: 'true' }), // oxfmt-ignore
      verb: (i) => at({ verb: verbOf(i) }),
      registration: (i) => at({ registration: registrationOf(i) }),
      since: () => at({ since: new Date(Date.parse(last) - 60_000).toISOString() }),
      newest: () => at({}),
    };
    for (const [name, pathOf] of Object.entries(ways)) {
      const took = await median(pathOf);
      if (!first.has(name)) first.set(name, took);
      report(`lrs, read by ${name}, ${size}`, took, 'ms', size === SIZES[0] ? null : first.get(name)!);
    }
  }
  report('lrs, memory while a million are written (against the aim)', most, 'MB', 400);
  agent.destroy();
}
