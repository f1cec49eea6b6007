import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '#tests/support/ports.ts';

export type Product = { port: number; rtmpPort: number; pid: number; origin: string };

/** The built product on a new folder with the sample region; its log goes nowhere, as it would to a file. */
export async function withServer(work: (server: Product, folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'majakka-bench-'));
  const port = await freePort();
  const rtmpPort = await freePort();
  const start = () =>
    spawn(process.execPath, ['build/server/index.js'], {
      env: {
        ...process.env,
        NODE_ENV: 'production',
        PORT: String(port),
        RTMP_PORT: String(rtmpPort),
        DATA_DIR: folder,
      },
      stdio: 'ignore',
    });
  const origin = `http://localhost:${port}`;
  const isReady = async () => {
    for (let tries = 0; ; tries++) {
      const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
      if (answer?.ok) return;
      if (tries > 300) throw new Error('the server did not start');
      await new Promise((next) => setTimeout(next, 100));
    }
  };
  const end = async (child: ChildProcess) => {
    child.kill();
    await new Promise((done) => child.once('exit', done));
  };
  // Making the sample region leaves its garbage behind: what is measured is a start of any later day.
  const first = start();
  await isReady();
  await end(first);
  const child = start();
  await isReady();
  try {
    await work({ port, rtmpPort, pid: child.pid!, origin }, folder);
  } finally {
    await end(child);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Makes learners with an open launch each, in a process that opens the same database by the same verbs. */
export async function prepareLaunches(
  { port }: Product,
  folder: string,
  count: number,
): Promise<{ host: string; path: string }[]> {
  const { stdout, status } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'bench/make-launches.ts', String(count)],
    {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, DATA_DIR: folder, PORT: String(port) },
    },
  );
  if (status !== 0) throw new Error('the launches could not be made');
  return JSON.parse(stdout) as { host: string; path: string }[];
}

/** Cookie of a sample person. */
export async function cookieOf({ port, origin }: Product, email: string): Promise<string> {
  const { request } = await import('node:http');
  const body = new URLSearchParams({ email: `${email}@majakka.test`, password: 'majakka-demo' }).toString();
  return new Promise((resolve, reject) => {
    const headers = {
      host: `localhost:${port}`,
      origin,
      'content-type': 'application/x-www-form-urlencoded',
    };
    const sent = request({ host: '127.0.0.1', port, path: '/sign-in', method: 'POST', headers }, (answer) => {
      answer.resume();
      resolve(String(answer.headers['set-cookie']).split(';')[0]!);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
