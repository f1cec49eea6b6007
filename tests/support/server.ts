import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { freePort } from './ports.ts';
import { copySampleRegion } from './sample-region.ts';

export type RunningServer = {
  origin: string;
  folder: string;
  output(): string;
  stop(): Promise<number | null>;
};

/** The built product in a process of its own, on a free port, with a new folder and the sample region, or a given DATA_DIR. */
export async function startServer(env: Record<string, string> = {}): Promise<RunningServer> {
  const folder = mkdtempSync(join(tmpdir(), 'majakka-server-'));
  const { port, release } = env['DATA_DIR']
    ? { port: await freePort(), release: () => undefined }
    : await copySampleRegion(folder, inject('sampleRegions'), makeSampleRegion);
  const { output, end } = await run({ PORT: String(port), DATA_DIR: folder, ...env });
  return {
    origin: `http://localhost:${port}`,
    folder,
    output,
    async stop() {
      const code = await end();
      release();
      rmSync(folder, { recursive: true, force: true });
      return code;
    },
  };
}

/** A first start makes it; the end puts all of it into its files. */
async function makeSampleRegion(folder: string, port: number): Promise<void> {
  const { end } = await run({ PORT: String(port), DATA_DIR: folder });
  const code = await end();
  if (code !== 0) throw new Error(`the server that made the sample region ended with ${code}`);
}

/** A process that says that it listens. */
async function run(env: Record<string, string>) {
  const child = spawn(process.execPath, ['build/server/index.js'], {
    env: { ...process.env, NODE_ENV: 'production', RTMP_PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const exited = new Promise<number | null>((done) => child.once('exit', done));
  // What it printed is whole at its close, not at its exit. How long a busy machine takes is for the hook's bound to say.
  let isClosed = false;
  child.once('close', () => (isClosed = true));
  while (!output.includes('Majakka is at')) {
    if (isClosed) throw new Error(`the server ended (${child.exitCode ?? child.signalCode}): ${output}`);
    await new Promise((next) => setTimeout(next, 50));
  }
  const end = () => {
    child.kill('SIGTERM');
    return exited;
  };
  return { output: () => output, end };
}
