// Makes a fresh checkout runnable, with nothing but Node and npm. `node setup.mjs` installs and ends;
// with `start`, `check`, `dev`, `cli` or `bench` it goes on to that. Progress goes to stderr.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
const [task = 'install', ...rest] = process.argv.slice(2);
const say = (text) => process.stderr.write(`${text}\n`);
function giveUp(sentence) {
  say(`Majakka cannot start: ${sentence}`);
  process.exit(1);
}

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19))
  giveUp(`it needs Node 20.19 or newer, and this is ${process.versions.node}.`);

process.chdir(root);
const read = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : '');
const digest = (text) => createHash('sha256').update(text).digest('hex');

function install() {
  const stampFile = join(root, 'node_modules', '.majakka');
  const stamp = digest(read('package-lock.json') + process.versions.modules);
  if (read(stampFile) === stamp) return;
  const has = (command) => spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0;
  if (!['c++', 'g++', 'clang++'].some(has) || !has('make') || !(has('python3') || has('python')))
    giveUp(
      'better-sqlite3 is compiled here, and that needs a C++ compiler, make and Python 3. Install them (Debian: apt-get install g++ make python3) and try again.',
    );
  say('Installing packages and compiling better-sqlite3, about two minutes, this once …');
  const { status } = spawnSync(
    'npm',
    ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      stdio: ['ignore', 2, 2],
      // JOBS: node-gyp compiles on one core unless told.
      env: { JOBS: 'max', ...process.env, npm_config_build_from_source: 'true' },
    },
  );
  if (status !== 0) giveUp('the packages could not be installed; what npm said stands above.');
  writeFileSync(stampFile, stamp);
}

/** Everything that the build is made of, by content. */
function sources() {
  const hash = createHash('sha256');
  const walk = (path) => {
    if (statSync(path).isDirectory()) for (const name of readdirSync(path).sort()) walk(join(path, name));
    else if (!/\.test\.tsx?$/.test(path)) hash.update(`${path}\n`).update(readFileSync(path));
  };
  for (const path of [
    'app',
    'server',
    'edge',
    'rtmp',
    'mux-local',
    'db',
    'sample',
    'content',
    'locales',
    'public',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'remix.config.js',
    'vite.config.ts',
    'vite.player.config.ts',
    'vite.package.config.ts',
  ])
    walk(path);
  return hash.digest('hex');
}

function build() {
  const stampFile = join('build', '.stamp');
  const stamp = sources();
  if (read(stampFile) === stamp) return;
  say('Building, about ten seconds …');
  const env = { ...process.env, NODE_ENV: 'production' };
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', 'build'], {
    encoding: 'utf8',
    env,
  });
  if (status !== 0) giveUp(`the build failed.\n${stdout}\n${stderr}`);
  mkdirSync('build', { recursive: true });
  writeFileSync(stampFile, stamp);
}

function run(command, args) {
  const child = spawn(command, args, { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : code));
}

install();
const tsx = join('node_modules', '.bin', 'tsx');
if (task === 'start') {
  build();
  process.env.NODE_ENV ??= 'production';
  const { supervise } = await import(pathToFileURL(join(root, 'server', 'supervise.mjs')).href);
  process.exitCode = await supervise(join(root, 'build', 'server', 'index.js'), { say });
} else if (task === 'build') build();
else if (task === 'check') run(tsx, ['tests/check.ts', ...rest]);
else if (task === 'dev') run(tsx, ['server/dev.ts']);
else if (task === 'cli') run(tsx, ['cli/main.ts', ...rest]);
else if (task === 'bench') {
  build();
  run(tsx, ['bench/main.ts', ...rest]);
} else if (task !== 'install') giveUp(`there is no task “${task}”.`);
