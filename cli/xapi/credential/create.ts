import { Command, InvalidArgumentError } from '@commander-js/extra-typings';
import type { Scope } from '#app/domains/xapi/credentials/client.ts';
import { UsageError } from '../../errors.ts';
import { sentencesOf } from '../../explain.ts';
import { example } from '../../example.ts';
import { type Io, print, printJson } from '../../io.ts';
import { each, wholeNumber } from '../../values.ts';
import { withPlatform } from '../../with-platform.ts';

const SCOPES = Object.keys({
  'statements/write': true,
  'statements/read/mine': true,
  'statements/read': true,
  state: true,
  profile: true,
  define: true,
  content: true,
} satisfies Record<Scope, true>);

function scopes(text: string): string[] {
  const given = text.split(',').filter(Boolean);
  if (text === 'all') return given;
  const unknown = given.find((scope) => !SCOPES.includes(scope));
  if (unknown !== undefined || given.length === 0)
    throw new InvalidArgumentError(`Choose from all, ${SCOPES.join(', ')}.`);
  return given;
}

const OPTIONS: Record<string, string> = {
  name: '--name',
  scopes: '--scope',
  prefixes: '--prefix',
  perMinute: '--per-minute',
  days: '--days',
};

export const createXapiCredential = (io: Io) =>
  new Command('create')
    .description('make a credential for the record store and print its key and secret, once')
    .requiredOption('--name <name>', 'name of the program that will use it')
    .requiredOption(
      '--scope <scopes>',
      `all, or some with commas between: ${SCOPES.join(', ')}; content stands alone, with the prefixes of its activities`,
      scopes,
    )
    .option('--prefix <iri>', 'IRI that its activities begin with; may be repeated', each)
    .option('--per-minute <number>', 'requests a minute; without it, as many as it likes', wholeNumber)
    .option('--days <number>', 'days until it ends by itself; without it, it does not end', wholeNumber)
    .option('--json', 'print key and secret as JSON')
    .addHelpText(
      'after',
      example(
        'xapi credential create --name "Storyline, clinic North" --scope statements/write,state --json',
        'xapi credential create --name "Public course" --scope content --prefix https://example.org/course/ --days 90',
      ),
    )
    .action(async ({ name, scope, prefix = [], perMinute = null, days = null, json }) => {
      const { TOOL_SCOPES } = await import('#app/domains/xapi/credentials/client.ts');
      const { CredentialInput } = await import('#app/domains/xapi/schemas.ts');
      const input = {
        name,
        scopes: scope.includes('all') ? [...TOOL_SCOPES] : scope,
        prefixes: prefix.join('\n'),
        perMinute,
        days,
      };
      const { error } = CredentialInput.safeParse(input);
      if (error) {
        const { errorOfIssue } = await import('#app/platform/form-fields.ts');
        const wrong = error.issues.map(
          (issue) => [OPTIONS[String(issue.path[0])] ?? '', errorOfIssue(issue)] as const,
        );
        throw new UsageError(await sentencesOf(wrong));
      }
      const made = await withPlatform(io, async (ctx) => {
        const { createCredential } =
          await import('#app/domains/xapi/credentials/create-credential.server.ts');
        return createCredential(ctx, null, input);
      });
      if (json) printJson(io, made);
      else print(io, `${made.key}\n${made.secret}`);
    });
