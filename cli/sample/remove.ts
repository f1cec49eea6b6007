import { Command } from '@commander-js/extra-typings';
import { example } from '../example.ts';
import { type Io, print, printJson } from '../io.ts';
import { withPlatform } from '../with-platform.ts';

export const removeSample = (io: Io) =>
  new Command('remove')
    .description('take the sample region away, for good')
    .option('--json', 'print the counts as JSON')
    .addHelpText('after', example('sample remove'))
    .action(async ({ json }) => {
      const removed = await withPlatform(io, async (ctx) => {
        const { removeSampleRegion } = await import('#sample/remove-sample-region.ts');
        return removeSampleRegion(ctx);
      });
      const { people, associations, courses } = removed;
      if (json) printJson(io, removed);
      else print(io, `${people} people, ${associations} associations, ${courses} courses removed.`);
    });
