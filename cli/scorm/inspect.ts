import { Command } from '@commander-js/extra-typings';
import { CommandFailed } from '../errors.ts';
import { example } from '../example.ts';
import { type Io, print, printJson } from '../io.ts';
import { mustBeFile } from '../read-file.ts';

export const inspectScorm = (io: Io) =>
  new Command('inspect')
    .description(
      'say whether a package can be taken, and what is wrong with it; exit status 1 where it cannot',
    )
    .argument('<file>', 'zip of a SCORM 1.2 or 2004 package')
    .option('--json', 'print the report as JSON')
    .addHelpText('after', example('scorm inspect course.zip --json'))
    .action(async (file, { json }) => {
      mustBeFile(file);
      const { inspectPackage } = await import('#app/domains/scorm/inspection/inspect-package.server.ts');
      const { report: whole } = await inspectPackage(file);
      // Programs know this shape; what the form is filled from is no part of it.
      const { description: _, ...report } = whole;
      const { title, standard, edition } = report;
      if (json)
        printJson(io, {
          ...report,
          warnings: report.warnings.map(codeAndMessage),
          errors: report.errors.map(codeAndMessage),
        });
      else {
        print(io, `${title ?? file}: ${standard ?? 'not a package'}${edition ? `, ${edition} edition` : ''}`);
        for (const { message } of [...report.errors, ...report.warnings])
          print(io, `- ${message.replaceAll('\n', '\n  ')}`);
      }
      if (report.errors.length > 0) throw new CommandFailed();
    });

const codeAndMessage = ({ code, message }: { code: string; message: string }) => ({ code, message });
