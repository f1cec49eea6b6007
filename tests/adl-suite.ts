/**
 * Runs ADL's conformance suite for record stores against the built product, on SQLite and PostgreSQL, in both versions of xAPI, each on
 * a new store: `npx tsx tests/adl-suite.ts FOLDER`. FOLDER is a clone of the suite with its packages (`docs/xapi.md`); words behind it
 * choose (`sqlite`, `postgres`, `1.0.3`, `2.0.0`). Ends with 1 where a requirement is not met; the suite's log of it is in FOLDER/logs.
 */
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePort } from './support/ports.ts';
import { startPostgres } from './support/postgres.ts';

const [suite, ...words] = process.argv.slice(2);
if (suite === undefined) throw new Error('Name the folder that the suite was cloned into.');

const chosen = <T extends string>(...names: T[]): T[] => {
  const some = names.filter((name) => words.includes(name));
  return some.length > 0 ? some : names;
};

/** A store in a process of its own while `work` goes on. */
async function withStore<T>(env: NodeJS.ProcessEnv, work: () => Promise<T>): Promise<T> {
  const server = spawn(process.execPath, ['build/server/index.js'], { env, stdio: 'ignore' });
  const ended = new Promise((done) => server.once('exit', done));
  try {
    for (let tries = 0; ; tries++) {
      const answer = await fetch(`http://127.0.0.1:${env['PORT']}/readyz`).catch(() => null);
      if (answer?.ok) return await work();
      if (tries > 600 || server.exitCode !== null) throw new Error('Majakka did not start.');
      await new Promise((next) => setTimeout(next, 100));
    }
  } finally {
    server.kill('SIGTERM');
    await ended;
  }
}

/** Whether all tests passed. The counts stand in the last line of JSON; the exit code is theirs modulo 256. */
function runSuite(version: string, env: NodeJS.ProcessEnv): Promise<boolean> {
  const create = ['xapi', 'credential', 'create', '--name', 'ADL', '--scope', 'all', '--json'];
  const made = execFileSync(process.execPath, ['setup.mjs', 'cli', ...create], { env, encoding: 'utf8' });
  const { key, secret } = JSON.parse(made) as { key: string; secret: string };
  const endpoint = `http://localhost:${env['PORT']}/xapi${version === '1.0.3' ? '/1.0.3' : ''}`;
  const options = ['-z', '-x', version, '-e', endpoint, '-a', '-u', key, '-p', secret];
  const child = spawn(process.execPath, ['bin/console_runner.js', ...options], {
    cwd: resolve(suite!),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((done) =>
    child.once('close', () => {
      const lines = output.trimEnd().split('\n');
      process.stdout.write(`${lines.slice(-5).join('\n')}\n`);
      const summary = lines.findLast((line) => line.startsWith('{')) ?? '{}';
      const { total, passed } = JSON.parse(summary) as { total?: number; passed?: number };
      done(total !== undefined && total > 0 && passed === total);
    }),
  );
}

execFileSync(process.execPath, ['setup.mjs', 'build'], { stdio: 'inherit' });
const { DATABASE_URL: _, ...inherited } = process.env;
for (const database of chosen('sqlite', 'postgres'))
  for (const version of chosen('1.0.3', '2.0.0')) {
    const folder = mkdtempSync(join(tmpdir(), 'majakka-adl-'));
    chmodSync(folder, 0o711); // PostgreSQL runs as another user
    const postgres = database === 'postgres' ? await startPostgres() : null;
    const env: NodeJS.ProcessEnv = {
      ...inherited,
      ...(postgres ? { DATABASE_URL: postgres.url } : {}),
      NODE_ENV: 'production',
      DATA_DIR: folder,
      PORT: String(await freePort()),
      RTMP_PORT: String(await freePort()),
    };
    process.stdout.write(`\nxAPI ${version} on ${postgres?.says ?? 'SQLite'}\n`);
    try {
      if (!(await withStore(env, () => runSuite(version, env)))) process.exitCode = 1;
    } finally {
      await postgres?.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  }
