import { Command } from '@commander-js/extra-typings';
import { CommandFailed } from '../errors.ts';
import { example } from '../example.ts';
import { type Io, print, printJson } from '../io.ts';
import { withPlatform } from '../with-platform.ts';

export const verifyAuditChain = (io: Io) =>
  new Command('verify')
    .description('walk the audit chain; exit status 1 at the first broken link')
    .option('--json', 'print the verdict as JSON')
    .addHelpText('after', example('audit verify'))
    .action(async ({ json }) => {
      const verdict = await withPlatform(io, async (ctx) => {
        const { verifyAudit } = await import('#app/platform/audit.server.ts');
        return verifyAudit(ctx.db);
      });
      const { sealed, unsealed, head, broken } = verdict;
      if (json) printJson(io, verdict);
      else if (broken) print(io, `Broken at position ${broken.position} (${broken.id}): ${broken.why}.`);
      else
        print(
          io,
          `The chain is whole: ${sealed} sealed, ${unsealed} not yet sealed. Link ${sealed} is ${head}.`,
        );
      if (!verdict.ok) throw new CommandFailed();
    });
