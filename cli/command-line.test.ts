import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { runCommand } from '#tests/support/run-command.ts';
import packageJson from '../package.json' with { type: 'json' };
import { buildCommandLine } from './command-line.ts';
import { everyCommand, everyVerb, pathOf } from './commands.ts';
import { PROGRAM } from './example.ts';

const quiet = { write: () => true };
const program = buildCommandLine({ stdout: quiet, stderr: quiet, env: {} });
const verbs = everyVerb(program).map((command) => ({ command, path: pathOf(command) }));
const words = (line: string) =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare!);
/** Arguments of the examples that a command's help shows. */
async function examplesOf(path: string): Promise<string[][]> {
  const { stdout } = await runCommand([...path.split(' '), '--help']);
  const lines = stdout.slice(stdout.search(/^Examples?:$/m)).split('\n');
  return lines
    .filter((line) => line.startsWith(`  ${PROGRAM} `))
    .map((line) => words(line.slice(PROGRAM.length + 3)));
}
/** Nothing may be done with it: a command that opens the platform makes the folder. */
const untouched = () => join(mkdtempSync(join(tmpdir(), 'majakka-cli-')), 'data');

test('every verb is in a file of its name, and every such file is a command', () => {
  const files = (readdirSync('cli', { recursive: true }) as string[])
    .filter((name) => dirname(name) !== '.' && name.endsWith('.ts'))
    .map((name) => name.replace(/\.ts$/, '').replaceAll('/', ' '));
  expect(verbs.map(({ path }) => path).sort()).toEqual(files.sort());
});

test.each(everyCommand(program).map(pathOf))(
  'the help of %j names every option and argument',
  async (path) => {
    const { status, stdout, stderr } = await runCommand([...path.split(' ').filter(Boolean), '--help']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain(`Usage: ${[PROGRAM, path].filter(Boolean).join(' ')} `);
    const { options, registeredArguments } = everyCommand(program).find((each) => pathOf(each) === path)!;
    for (const { flags, description } of options) {
      expect(stdout).toContain(flags);
      expect(description).not.toBe('');
    }
    for (const argument of registeredArguments) expect(argument.description).not.toBe('');
  },
);

test('the help of the whole lists every command with its words', async () => {
  const { stdout } = await runCommand(['--help']);
  for (const { command, path } of verbs) {
    expect(stdout).toContain(`  ${path} `);
    expect(stdout).toContain(command.description());
  }
});

test.each(verbs)('each example in the help of $path is a call of it that is understood', async ({ path }) => {
  const examples = await examplesOf(path);
  expect(examples.length).toBeGreaterThan(0);
  for (const args of examples) {
    const fresh = buildCommandLine({ stdout: quiet, stderr: quiet, env: {} });
    const called = vi.fn<() => void>();
    everyVerb(fresh)
      .find((each) => pathOf(each) === path)!
      .action(called);
    await fresh.parseAsync(args, { from: 'user' });
    expect(called).toHaveBeenCalledOnce();
  }
});

test.each(verbs)('$path refuses an unknown option and one argument too many', async ({ path }) => {
  const DATA_DIR = untouched();
  const [example] = await examplesOf(path);
  const unknown = await runCommand([...example!, '--bogus'], { DATA_DIR });
  expect(unknown).toEqual({
    status: 2,
    stdout: '',
    stderr: `Unknown option '--bogus'.\nNothing was done. For help: ${PROGRAM} ${path} --help\n`,
  });
  const extra = await runCommand([...example!, 'one-more'], { DATA_DIR });
  expect(extra).toMatchObject({ status: 2, stdout: '' });
  expect(extra.stderr).toMatch(/^Too many arguments for /);
  expect(existsSync(DATA_DIR)).toBe(false);
});

const withJson = verbs.filter(({ command }) => command.options.some(({ long }) => long === '--json'));
test.each(withJson)('$path with --jsno asks whether --json was meant', async ({ path }) => {
  const [example] = await examplesOf(path);
  const { status, stdout, stderr } = await runCommand([...example!, '--jsno']);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain("Unknown option '--jsno'. Did you mean --json?");
});

const required = verbs.filter(
  ({ command }) =>
    command.registeredArguments.length > 0 || command.options.some(({ mandatory }) => mandatory),
);
test.each(required)('$path alone says what is missing', async ({ path }) => {
  const DATA_DIR = untouched();
  const { status, stdout, stderr } = await runCommand(path.split(' '), { DATA_DIR });
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(/^(Missing required argument|Required option) /);
  expect(existsSync(DATA_DIR)).toBe(false);
});

test.each([
  [['scrom', 'inspect', 'x.zip'], "Unknown command 'scrom'. Did you mean scorm?"],
  [['scorm', 'inspct', 'x.zip'], "Unknown command 'inspct'. Did you mean inspect?"],
  [['constructor'], "Unknown command 'constructor'."],
  [['--verson'], "Unknown option '--verson'. Did you mean --version?"],
  [['scorm', 'inspect', 'no-such.zip'], 'There is no file no-such.zip.'],
  [['scorm', 'inspect', 'cli'], 'There is no file cli.'],
  [['mentoring', 'match', 'x.json', '--seed', '1.5'], 'Write a whole number.'],
  [['mentoring', 'match', 'x.json', '--goal', 'most'], 'Allowed choices are stable, everybody.'],
  [['mentoring', 'match', 'package.json'], 'package.json cannot be read as a round:'],
  [['credits', 'evaluate', '--rules', 'README.md', '--cases', 'x'], 'README.md cannot be read as rules:'],
  [['user', 'create', '--email', 'ada', '--name', 'Ada'], 'ada is not an e-mail address.'],
  [['user', 'create', '--email', 'a@b.example', '--name', ' '], 'The name is empty.'],
  [['user', 'create', '--email', 'a@b.example', '--name', 'Ada\u202e'], 'characters that cannot be seen'],
  [['user', 'create', '--email', 'a@b.example', '--name', 'Ada 🙂'], 'No certificate can print 🙂'],
  [['user', 'create', '--email', 'a@b.example', '--name', '--json'], 'needs a value, and --json is none.'],
  [['user', 'create', '--email', 'a@b.example', '--name', 'A', '--role', 'admin'], 'Choose from author, mentor, administrator.'],
  [['user', 'remove-factors', '--email', 'ada'], 'ada is not an e-mail address.'],
  [['user', 'erase', '--email', 'ada'], 'ada is not an e-mail address.'],
  [['xapi', 'credential', 'create', '--name', 'x', '--scope', 'state,everything'], 'Choose from all, statements/write,'],
  [['xapi', 'credential', 'create', '--name', 'x', '--scope', 'content'], '--prefix: '],
  [['xapi', 'credential', 'create', '--name', 'x', '--scope', 'all', '--days', '0'], '--days: '],
])('%j is refused before anything is opened', async (args, sentence) => {
  const DATA_DIR = untouched();
  const { status, stdout, stderr } = await runCommand(args, { DATA_DIR });
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain(sentence);
  expect(existsSync(DATA_DIR)).toBe(false);
}); // oxfmt-ignore

test.each([[[]], [['scorm']], [['xapi', 'credential']]])(
  '%j says that a command is missing',
  async (args) => {
    const { status, stdout, stderr } = await runCommand(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('A command is missing');
  },
);

test('--version prints the version of the package', async () => {
  expect(await runCommand(['--version'])).toEqual({
    status: 0,
    stdout: `${packageJson.version}\n`,
    stderr: '',
  });
});

test('a process of its own ends with the same status and the same words', () => {
  const run = (...args: string[]) =>
    spawnSync('node_modules/.bin/tsx', ['cli/main.ts', ...args], { encoding: 'utf8' });
  expect(run('scorm', 'inspect', 'x.zip', '--jsno')).toMatchObject({
    status: 2,
    stdout: '',
    stderr: expect.stringContaining('Did you mean --json?') as string,
  });
  expect(run('--version')).toMatchObject({ status: 0, stdout: `${packageJson.version}\n`, stderr: '' });
});
