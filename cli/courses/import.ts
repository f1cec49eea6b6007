import { Command } from '@commander-js/extra-typings';
import { CommandFailed } from '../errors.ts';
import { example } from '../example.ts';
import { type Io, print, printJson } from '../io.ts';
import { withPlatform } from '../with-platform.ts';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

export const importCourseFolder = (io: Io) =>
  new Command('import')
    .description(
      'make a folder the draft of a course, or of the next version of it; exit status 1 where it has faults',
    )
    .argument('<folder>', 'a course in the format of docs/courses.md')
    .requiredOption('--author <address>', 'address of the author who owns it')
    .option('--json', 'print the course’s id and the faults as JSON')
    .addHelpText('after', example('courses import my-course --author ada@example.org'))
    .action(async (folder, { author, json }) => {
      const { faultText } = await import('#app/domains/modules/format/fault-text.server.ts');
      const { importCourse } = await import('#app/domains/modules/sources/import-course.server.ts');
      const { readFolder } = await import('#app/domains/modules/sources/read-folder.server.ts');
      const read = readFolder(folder);
      if (!read) throw new CommandFailed(`There is no folder ${folder}.`);
      const { courseId, versionId, faults } = await withPlatform(io, async (ctx) => {
        const { actAs } = await import('#app/domains/accounts/people/act-as.server.ts');
        const { findPersonByAddress } =
          await import('#app/domains/accounts/people/find-person-by-address.server.ts');
        const personId = await findPersonByAddress(ctx, author);
        if (!personId) throw new CommandFailed(`Nobody has the address ${author}.`);
        let last = 0;
        const every = (done: number, of: number) => {
          if (done > last && (done % 25 === 0 || done === of)) io.stderr.write(`${done} of ${of} files\n`);
          last = done;
        };
        // Recordings may take an hour: what is stopped takes its ffmpeg along, and what it made.
        const stop = new AbortController();
        const onStop = () => stop.abort(new CommandFailed('Stopped. Nothing was imported.'));
        for (const signal of SIGNALS) process.once(signal, onStop);
        try {
          return await importCourse(await actAs(ctx, personId), read, every, undefined, stop.signal);
        } finally {
          for (const signal of SIGNALS) process.off(signal, onStop);
        }
      });
      if (json) printJson(io, { courseId, versionId, faults });
      else {
        for (const fault of faults) print(io, faultText(fault));
        print(io, courseId ?? `faults: ${faults.length}`);
      }
      if (faults.length > 0) throw new CommandFailed();
    });
