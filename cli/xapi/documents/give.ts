import { Command } from '@commander-js/extra-typings';
import { UsageError } from '../../errors.ts';
import { example } from '../../example.ts';
import { type Io, print, printJson } from '../../io.ts';
import { withPlatform } from '../../with-platform.ts';

export const giveXapiDocuments = (io: Io) =>
  new Command('give')
    .description('give documents of before they had owners, where nothing shows whose they are')
    .requiredOption('--to <owner>', 'platform, or the short name of an association in its addresses')
    .option('--json', 'print the count as JSON')
    .addHelpText('after', example('xapi documents give --to platform'))
    .action(async ({ to, json }) => {
      const given = await withPlatform(io, async (ctx) => {
        const { listAssociations } =
          await import('#app/domains/accounts/associations/list-associations.server.ts');
        const { assignUnownedDocuments } =
          await import('#app/domains/xapi/maintenance/assign-unowned-documents.server.ts');
        const associations = await listAssociations(ctx);
        const association = associations.find(({ slug }) => slug === to);
        if (to !== 'platform' && !association)
          throw new UsageError(
            `There is no association ${to}. Choose from ${['platform', ...associations.map(({ slug }) => slug)].join(', ')}.`,
          );
        return assignUnownedDocuments(ctx, association?.id ?? null);
      });
      if (json) printJson(io, { given });
      else print(io, `${given} documents given to ${to}.`);
    });
