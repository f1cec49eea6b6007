import { Command, CommanderError, type CommandUnknownOpts, Help } from '@commander-js/extra-typings';
import packageJson from '../package.json' with { type: 'json' };
import { allCommands, everyCommand, everyVerb, pathOf } from './commands.ts';
import { UsageError } from './errors.ts';
import { PROGRAM } from './example.ts';
import { explain } from './explain.ts';
import type { Io } from './io.ts';

const EXIT_STATUS = `
Exit status: 0 done; 1 the command ran and failed; 2 asked wrongly, nothing was done.
Results go to stdout, everything else to stderr. Each command has a --help of its own.
`;

export function buildCommandLine(io: Io): CommandUnknownOpts {
  const program: CommandUnknownOpts = new Command(PROGRAM)
    .description('What an operator can do with an installation of Majakka.')
    .version(packageJson.version, '--version', 'print the version')
    .configureHelp({
      subcommandTerm: (command) => `${pathOf(command)} ${command.usage()}`,
      // Only while help is written: what a typing error may have meant is looked for among the visible commands, too.
      formatHelp: (command, help) =>
        new Help().formatHelp(command, Object.assign(help, { visibleCommands: everyVerb })),
    })
    .addHelpText('after', EXIT_STATUS)
    .hook('preAction', (_, command) => refuseOptionsAsValues(command));
  for (const each of allCommands(io)) program.addCommand(each);
  for (const each of everyCommand(program)) prepare(each, io);
  return program;
}

function prepare(command: CommandUnknownOpts, { stdout, stderr }: Io): void {
  command
    .exitOverride()
    .helpOption('-h, --help', 'print this')
    .helpCommand(false)
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
      outputError: (text, write) => write(`${sentenceFrom(text)}\n${hintFor(command)}\n`),
    });
}

const hintFor = (command: CommandUnknownOpts): string =>
  `Nothing was done. For help: ${[PROGRAM, pathOf(command), '--help'].filter(Boolean).join(' ')}`;

/** `error: unknown option '--jsno'\n(Did you mean --json?)` as sentences. */
const sentenceFrom = (text: string): string =>
  text
    .trim()
    .replace(/^error: (.)/, (_, first: string) => first.toUpperCase())
    .replace(/([^.?!)])(?=\n|$)/g, '$1.')
    .replace(/\n\((.+)\)$/, ' $1');

/** `--name --json` would take `--json` for the name; the message says that the value is missing. */
function refuseOptionsAsValues(command: CommandUnknownOpts): void {
  for (const option of command.options) {
    const values = [command.getOptionValue(option.attributeName())].flat();
    const swallowed = values.find(
      (value): value is string => typeof value === 'string' && value.startsWith('--'),
    );
    if (swallowed !== undefined)
      command.error(`error: option '${option.flags}' needs a value, and ${swallowed} is none`);
  }
}

/** Answers the exit status: 0 done, 1 ran and failed, 2 asked wrongly. */
export async function runCommandLine(args: string[], io: Io): Promise<0 | 1 | 2> {
  try {
    await buildCommandLine(io).parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.code === 'commander.help') io.stderr.write('\nA command is missing: choose one of these.\n');
      return error.exitCode === 0 ? 0 : 2;
    }
    const message = await explain(error as Error);
    if (message) io.stderr.write(`${message}\n`);
    return error instanceof UsageError ? 2 : 1;
  }
}
