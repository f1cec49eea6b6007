import { Command } from '@commander-js/extra-typings';
import { CommandFailed } from '../errors.ts';
import { example } from '../example.ts';
import { type Io, print, printJson } from '../io.ts';
import { withPlatform } from '../with-platform.ts';

export const sweepUnusedFiles = (io: Io) =>
  new Command('sweep')
    .description('move files that nothing refers to into the trash; exit status 1 where it could not look')
    .option('--dry-run', 'count only, move and delete nothing')
    .option('--json', 'print the counts as JSON')
    .addHelpText('after', example('files sweep --dry-run --json'))
    .action(async ({ dryRun = false, json }) => {
      const result = await withPlatform(io, async (ctx) => {
        const { sweepFiles } = await import('#app/platform/sweep-files.server.ts');
        return sweepFiles(ctx, ctx.now, { dryRun });
      });
      const { files, bytes, trashed, trashedBytes, deleted, deletedBytes, restored, missing, error } = result;
      if (json) printJson(io, { dryRun, ...result });
      else {
        print(
          io,
          `${files} files, ${bytes} bytes.${dryRun ? ' A dry run: nothing was moved or deleted.' : ''}`,
        );
        print(
          io,
          `Into the trash: ${trashed}, ${trashedBytes} bytes. Deleted from it: ${deleted}, ${deletedBytes} bytes. Restored: ${restored}.`,
        );
        print(io, `Referred to and not there: ${missing}.`);
        if (error !== null) print(io, `Not swept: ${error}`);
      }
      if (error !== null) throw new CommandFailed();
    });
