import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Command } from '@commander-js/extra-typings';
import { example } from '../example.ts';
import { type Io, print } from '../io.ts';

export const writePackages = (io: Io) =>
  new Command('packages')
    .description('write our own course as SCORM 1.2 and 2004, whole and in parts, in seven languages')
    .argument('<folder>', 'where to; it is made where there is none')
    .addHelpText('after', example('content packages packages-to-try'))
    .action(async (folder) => {
      const { buildPackage } = await import('#sample/build-package.ts');
      const { LOCALES } = await import('#app/i18n/locales.ts');
      mkdirSync(folder, { recursive: true });
      for (const { code } of LOCALES)
        for (const standard of ['scorm-1.2', 'scorm-2004'] as const)
          for (const inParts of [false, true]) {
            const path = join(folder, `tele-consultation-${code}-${standard}${inParts ? '-parts' : ''}.zip`);
            await pipeline(
              buildPackage('tele-consultation', code, standard, inParts),
              createWriteStream(path),
            );
            print(io, path);
          }
    });
