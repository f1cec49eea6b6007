/** Everything that must hold; `npm test` installs and then runs this. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  statSync,
} from 'node:fs';
import { availableParallelism, setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { browserInUse, openBrowser } from './support/browser.ts';
import { startPostgres, type TestPostgres } from './support/postgres.ts';

/** A program of a package: npx takes half a second to find it. */
const bin = (name: string): string => join('node_modules', '.bin', name);
const FOLDER = 'majakka-check-';
const say = (text: string) => process.stdout.write(`${text}\n`);
const total = { passed: 0, failed: 0, skipped: 0 };
const GIB = 2 ** 30;
/** Memory in place of the disk, where there is plenty: a suite makes 160 databases, and PostgreSQL 900 files for each. */
const MEMORY = '/dev/shm';
const { bavail, bsize } = existsSync(MEMORY) ? statfsSync(MEMORY) : { bavail: 0, bsize: 0 };
const hasPlenty = Math.min(bavail * bsize, process.availableMemory()) > 12 * GIB;
const place = hasPlenty ? MEMORY : tmpdir();
removeFoldersOfTheDead(place);
const folder = mkdtempSync(join(place, `${FOLDER}${process.pid}-`));
chmodSync(folder, 0o711); // PostgreSQL runs as another user
// Where it unpacks its browser stays, so that it does so once.
try {
  process.env['CHROME_PATH'] ||= await browserInUse();
} catch {
  // said below, where one is opened
}
// What tests leave behind goes with it.
process.env['TMPDIR'] = folder;
// Projects with servers copy the same sample regions, which are the longest part of a start.
process.env['SAMPLE_REGIONS'] = join(folder, 'regions');
const running = new Set<ChildProcess>();
let postgres: TestPostgres | undefined;
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    for (const child of running) child.kill(signal);
    void Promise.resolve(postgres?.stop()).finally(() => process.exit(1));
  });
const seconds = (since: number) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** A check that was killed outright leaves its folder. */
function removeFoldersOfTheDead(place: string): void {
  for (const name of readdirSync(place)) {
    const pid = name.startsWith(FOLDER) ? Number(name.slice(FOLDER.length).split('-')[0]) : 0;
    if (pid > 0 && !isAlive(pid)) rmSync(join(place, name), { recursive: true, force: true });
  }
}

/** A third of the weight of others: live video is not disturbed, and nothing starves. Child processes inherit it. */
const LOWER = 5;

/** The checkers written in Go: threads and frequent collections cost them three times the processor that the work takes. */
const LEAN_GO = { GOMAXPROCS: '1', GOGC: '300' };

function step(name: string, command: string, args: string[], yields = true): Promise<boolean> {
  const since = Date.now();
  const settings = { maxBuffer: 2 ** 28, env: { ...process.env, ...LEAN_GO } };
  return new Promise((resolve) => {
    const child = execFile(command, args, settings, (error, stdout, stderr) => {
      say(`${error ? 'FAIL' : 'ok  '} ${name}, ${seconds(since)}`);
      if (error) say(`${stdout}\n${stderr}`);
      total[error ? 'failed' : 'passed']++;
      running.delete(child);
      resolve(!error);
    });
    running.add(child);
    if (yields && child.pid) setPriority(child.pid, LOWER);
  });
}

type Report = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  success: boolean;
};
type Suite = {
  projects: string[];
  env?: Record<string, string>;
  /** Test files at once. */
  workers?: number;
  /** It takes what others leave of the processor. */
  yields?: boolean;
};

/** Runs projects of vitest; suites run side by side, so what one prints waits for its end. */
async function suite(
  name: string,
  { projects, env = {}, workers = availableParallelism(), yields = false }: Suite,
): Promise<void> {
  const since = Date.now();
  const file = join(folder, `${name}.json`);
  const args = [
    'run',
    ...projects.flatMap((each) => ['--project', each]),
    `--maxWorkers=${workers}`,
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ];
  say(`     ${name} …`);
  const runner = spawn(bin('vitest'), args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1', ...env },
  });
  running.add(runner);
  if (yields && runner.pid) setPriority(runner.pid, LOWER);
  const printed: Buffer[] = [];
  for (const stream of [runner.stdout, runner.stderr])
    stream.on('data', (chunk: Buffer) => printed.push(chunk));
  const status = await new Promise((resolve) => runner.on('close', resolve));
  running.delete(runner);
  say(Buffer.concat(printed).toString());
  let report: Report = {
    numPassedTests: 0,
    numFailedTests: 0,
    numPendingTests: 0,
    success: false,
  };
  try {
    report = JSON.parse(readFileSync(file, 'utf8')) as Report;
  } catch {
    say('     the runner left no report');
  }
  total.passed += report.numPassedTests;
  total.skipped += report.numPendingTests;
  // A file that could not be loaded has no failed test to count, and a runner that left no report has none: both failed.
  const isWell = status === 0 && report.success;
  total.failed += isWell ? 0 : Math.max(1, report.numFailedTests);
  say(`${isWell ? 'ok  ' : 'FAIL'} ${name}: ${report.numPassedTests} tests, ${seconds(since)}`);
}

/**
 * vitest empties its cache of modules when packages have changed since it was begun. With suites side by side one of them would
 * do so while the others read: it is done here. Of its own settings it takes no notice, and they say how modules are read.
 */
function dropStaleModules(): void {
  const cache = join('node_modules', '.experimental-vitest-cache');
  const begun = join(cache, '_metadata.json');
  const isOlderThan = (path: string) => statSync(path).mtimeMs > statSync(begun).mtimeMs;
  if (!existsSync(begun)) return;
  if ([join('node_modules', '.package-lock.json'), 'vitest.config.ts'].some(isOlderThan))
    rmSync(cache, { recursive: true, force: true });
}

async function onPostgres(): Promise<void> {
  try {
    postgres = await startPostgres();
    say(`     PostgreSQL: ${postgres.says}`);
    const env = { DATABASE_URL: postgres.url };
    await suite('PostgreSQL', { projects: ['in-process'], env, yields: true });
    await postgres.stop();
  } catch (error) {
    say(`FAIL PostgreSQL could not be started: ${(error as Error).message}`);
    total.failed++;
  }
}

const started = Date.now();
const LAW = ['app', 'db', 'sample', 'server', 'edge', 'cli', 'bench', 'tests', 'mux-local', 'rtmp'];
// TypeScript 7, beside the 5.9 that other tools read sources with. Each checker reads all sources: one does half of the work of
// the four it would start, and the other processors have the other steps.
const TYPES = ['-p', '.', '--checkers', '1', '--incremental', '--tsBuildInfoFile', 'node_modules/.cache/types.json']; // oxfmt-ignore
const fromSources = Promise.all([
  step('types', process.execPath, ['node_modules/@typescript/native/bin/tsc', ...TYPES]),
  (async () => {
    await step('formatting', bin('oxfmt'), ['--check']);
    await step('lint', bin('oxlint'), ['--format=unix']);
    await step('import law', bin('depcruise'), [...LAW, '--config', '.dependency-cruiser.js']);
    await step('unused code', bin('knip'), ['--no-config-hints']);
  })(),
]);
const built = await step('build', process.execPath, ['setup.mjs', 'build'], false);

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
dropStaleModules();
const live = built ? suite('live video', { projects: ['live'], workers: 1 }) : Promise.resolve();
// Live video needs its share of the processor: what works all the time comes after it.
const afterLive = live.then(() =>
  Promise.all([built && suite('processes', { projects: ['journeys', 'edges', 'contract'] }), onPostgres()]),
);
await Promise.all([
  fromSources,
  suite('SQLite', { projects: ['in-process', 'architecture'], yields: true }),
  built && suite('waiting', { projects: ['waiting'], workers: 1 }),
  afterLive,
]);

say(`     all of it took ${seconds(started)}`);
say(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed > 0 ? 1 : 0);
