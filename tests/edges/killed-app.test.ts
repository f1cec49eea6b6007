import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { FFMPEG, until } from '#tests/support/mux-local.ts';
import { video } from '#tests/support/recordings.ts';

const folder = mkdtempSync(join(tmpdir(), 'majakka-killed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Starts mux-local as the app does, and is killed: at once, or when mux-local is ready. */
const APP = (when: 'at once' | 'ready') => `
  import { fork } from 'node:child_process';
  const child = fork('mux-local/main.ts', [], { execArgv: ['--import', 'tsx'] });
  const die = () => process.kill(process.pid, 'SIGKILL');
  ${when === 'at once' ? 'setTimeout(die, 50);' : "child.once('message', die);"}
`;

test.each(['at once', 'ready'] as const)('mux-local ends with an app that is killed: %s', async (when) => {
  const app = spawn(process.execPath, ['--input-type=module', '-e', APP(when)], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      NODE_ENV: 'production',
      PATH: process.env['PATH'],
      MUX_LOCAL_DIR: folder,
      MUX_LOCAL_RTMP_PORT: '0',
      MUX_LOCAL_TOKEN_SECRET: 'a secret of this test',
      MUX_LOCAL_WEBHOOK_SECRET: 'another one of this test',
      MUX_LOCAL_WEBHOOK_URL: 'http://127.0.0.1:9/webhooks/mux',
    },
  });
  const killed = new Promise((done) => app.once('exit', (_, signal) => done(signal)));
  // Both write to it: it is closed when the last of them has ended.
  const ended = new Promise((done) => app.stderr.once('close', done));
  app.stderr.resume();
  expect(await killed).toBe('SIGKILL');
  await ended;
});

/** Command lines of the processes that run now, on Linux. */
const commands = (): string[] =>
  readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      } catch {
        // It has ended meanwhile.
        return '';
      }
    });

test.each(['killed', 'over'] as const)('ffmpeg ends with a process that is %s', async (how) => {
  const from = join(folder, 'visit.mp4');
  const to = join(folder, `${how}.mkv`);
  writeFileSync(from, video());
  const script = ['--import', 'tsx', 'tests/support/exiting-import.ts', how, FFMPEG, from, to];
  const { status, signal, stderr } = spawnSync(process.execPath, script, { encoding: 'utf8' });
  expect([status, signal], stderr).toEqual(how === 'killed' ? [null, 'SIGKILL'] : [0, null]);
  await until('ffmpeg to be gone', () => commands().every((command) => !command.includes(to)));
});
