import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './ports.ts';

export type RunningServer = {
  origin: string;
  folder: string;
  output(): string;
  stop(): Promise<number | null>;
};

/** The built product in a process of its own, on a free port, with a new folder and the sample region. */
export async function startServer(env: Record<string, string> = {}): Promise<RunningServer> {
  const folder = mkdtempSync(join(tmpdir(), 'majakka-server-'));
  const port = String(await freePort());
  const child = spawn(process.execPath, ['build/server/index.js'], {
    env: { ...process.env, NODE_ENV: 'production', PORT: port, RTMP_PORT: '0', DATA_DIR: folder, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const exited = new Promise<number | null>((done) => child.once('exit', done));
  for (let tries = 0; !output.includes('Majakka is at'); tries++) {
    if (tries > 2000 || child.exitCode !== null) throw new Error(`the server did not start: ${output}`);
    await new Promise((next) => setTimeout(next, 50));
  }
  return {
    origin: `http://localhost:${port}`,
    folder,
    output: () => output,
    async stop() {
      child.kill('SIGTERM');
      const code = await exited;
      rmSync(folder, { recursive: true, force: true });
      return code;
    },
  };
}
