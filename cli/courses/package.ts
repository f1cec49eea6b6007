import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Command, Option } from '@commander-js/extra-typings';
import { example } from '../example.ts';
import { type Io, print } from '../io.ts';
import { withPlatform } from '../with-platform.ts';

export const packageCourse = (io: Io) =>
  new Command('package')
    .description('write the newest version of a course as a package for other systems')
    .argument('<course>', 'id of the course')
    .argument('<file>', 'zip to write')
    .addOption(
      new Option('--standard <standard>', 'what the other system takes')
        .choices(['scorm-1.2', 'scorm-2004', 'cmi5'])
        .default('scorm-2004' as const),
    )
    .option('--language <code>', 'one language; without it all, with a switch inside')
    .option('--module <id>', 'one module; without it all')
    .addHelpText('after', example('courses package 01a2… course.zip --standard scorm-1.2 --language fi'))
    .action(async (courseId, file, { standard, language = null, module: moduleId = null }) => {
      const { buildPackage } = await import('#app/domains/modules/packages/build-package.server.ts');
      await withPlatform(io, async (ctx) => {
        const { stream } = await buildPackage(ctx, courseId, {
          standard,
          language,
          moduleId,
        });
        await pipeline(stream, createWriteStream(file));
      });
      print(io, file);
    });
