/** Everything that must hold, in the order in which it fails fastest; `npm test` installs and then runs this. */
import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { browserInUse, openBrowser } from './support/browser.ts';
import { startPostgres } from './support/postgres.ts';

const say = (text: string) => process.stdout.write(`${text}\n`);
const total = { passed: 0, failed: 0, skipped: 0 };
const folder = mkdtempSync(join(tmpdir(), 'majakka-check-'));
const seconds = (since: number) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

function step(
  name: string,
  command: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<boolean> {
  const since = Date.now();
  return new Promise((resolve) => {
    execFile(
      command,
      args,
      { maxBuffer: 2 ** 28, env: { ...process.env, ...env } },
      (error, stdout, stderr) => {
        say(`${error ? 'FAIL' : 'ok  '} ${name}, ${seconds(since)}`);
        if (error) say(`${stdout}\n${stderr}`);
        total[error ? 'failed' : 'passed']++;
        resolve(!error);
      },
    );
  });
}

type Report = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numFailedTestSuites: number;
  success: boolean;
};

/** Runs projects of vitest; what a suite beside another prints waits for its end. */
async function suite(
  name: string,
  projects: string[],
  env: Record<string, string> = {},
  isBeside = false,
): Promise<void> {
  const since = Date.now();
  const file = join(folder, `${name}.json`);
  const args = [
    'vitest',
    'run',
    ...projects.flatMap((each) => ['--project', each]),
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ];
  say(`     ${name} …`);
  const output = isBeside ? 'pipe' : 'inherit';
  const runner = spawn('npx', args, {
    stdio: ['ignore', output, output],
    env: { ...process.env, NO_COLOR: '1', ...env },
  });
  const printed: Buffer[] = [];
  for (const stream of [runner.stdout, runner.stderr])
    stream?.on('data', (chunk: Buffer) => printed.push(chunk));
  const status = await new Promise((resolve) => runner.on('close', resolve));
  if (isBeside) say(Buffer.concat(printed).toString());
  let report: Report = {
    numPassedTests: 0,
    numFailedTests: 0,
    numPendingTests: 0,
    numFailedTestSuites: 0,
    success: false,
  };
  try {
    report = JSON.parse(readFileSync(file, 'utf8')) as Report;
  } catch {
    say('     the runner left no report');
  }
  total.passed += report.numPassedTests;
  total.skipped += report.numPendingTests;
  // A file that could not be loaded has no failed test to count, but it failed.
  total.failed += Math.max(report.numFailedTests, status === 0 ? 0 : 1);
  say(`${status === 0 ? 'ok  ' : 'FAIL'} ${name}: ${report.numPassedTests} tests, ${seconds(since)}`);
}

const started = Date.now();
const LAW = ['app', 'db', 'server', 'edge', 'cli', 'bench', 'tests', 'mux-local', 'rtmp'];
// TypeScript 7, beside the 5.9 that other tools read sources with.
const types = step('types', process.execPath, ['node_modules/@typescript/native/bin/tsc', '-p', '.']);
await step('formatting', 'npx', ['oxfmt', '--check']);
await step('lint', 'npx', ['oxlint', '--format=unix']);
await step('import law', 'npx', ['depcruise', ...LAW, '--config', '.dependency-cruiser.js']);
await step('unused code', 'npx', ['knip', '--no-config-hints']);
const built = await step('build', process.execPath, ['setup.mjs', 'build']);
await types;

delete process.env['DATABASE_URL'];
if (built) {
  try {
    const browser = await openBrowser();
    say(`     browser: Chromium ${browser.version()}, ${await browserInUse()}`);
    await browser.close();
  } catch (error) {
    say(`     no browser starts: ${(error as Error).message}`);
  }
} else total.failed++;
await Promise.all([
  suite('SQLite', ['unit', 'http', 'conformance', 'architecture']),
  built && suite('waiting', ['waiting'], {}, true),
]);
// What starts processes of its own: they wait for clocks, cameras and cut connections, each while another works.
if (built) await suite('processes', ['journeys', 'edges', 'contract']);
try {
  const postgres = await startPostgres();
  say(`     PostgreSQL: ${postgres.says}`);
  await suite('PostgreSQL', ['unit', 'http', 'conformance'], { DATABASE_URL: postgres.url });
  await postgres.stop();
} catch (error) {
  say(`FAIL PostgreSQL could not be started: ${(error as Error).message}`);
  total.failed++;
}

rmSync(folder, { recursive: true, force: true });
say(`     all of it took ${seconds(started)}`);
say(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed > 0 ? 1 : 0);
