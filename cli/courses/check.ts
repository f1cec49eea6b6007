import { Command } from '@commander-js/extra-typings';
import { CommandFailed } from '../errors.ts';
import { example } from '../example.ts';
import { type Io, print, printJson } from '../io.ts';

export const checkCourse = (io: Io) =>
  new Command('check')
    .description(
      'say what is wrong with a course’s folder, by file and line; exit status 1 where something is',
    )
    .argument('<folder>', 'a course in the format of docs/courses.md')
    .option('--json', 'print the faults as JSON')
    .addHelpText('after', example('courses check content/courses/tele-consultation'))
    .action(async (folder, { json }) => {
      const { readCourse } = await import('#app/domains/modules/format/read-course.ts');
      const { faultText } = await import('#app/domains/modules/format/fault-text.server.ts');
      const { readFolder } = await import('#app/domains/modules/sources/read-folder.server.ts');
      const read = readFolder(folder);
      if (!read) throw new CommandFailed(`There is no folder ${folder}.`);
      const { checkFiles } = await import('#app/domains/modules/sources/check-files.server.ts');
      const { course, faults: inTexts } = readCourse(read);
      const faults = [...inTexts, ...(await checkFiles(read, course))];
      if (json) printJson(io, { faults });
      else {
        for (const fault of faults) print(io, faultText(fault));
        const languages = Object.keys(course?.languages ?? {});
        print(
          io,
          faults.length === 0 ? `no faults; languages: ${languages.join(', ')}` : `faults: ${faults.length}`,
        );
      }
      if (faults.length > 0) throw new CommandFailed();
    });
