import { Command } from '@commander-js/extra-typings';
import { example } from '../example.ts';
import { type Io, print, printJson } from '../io.ts';
import { readText } from '../read-file.ts';

export const deidentifyText = (io: Io) =>
  new Command('deidentify')
    .description('find what in a text names a person: offsets in UTF-16 code units, and the kind')
    .argument('<file>', 'text in UTF-8')
    .option('--json', 'print [{"start","end","kind","text"}]')
    .addHelpText('after', example('consultations deidentify letter.txt --json'))
    .action(async (file, { json }) => {
      const text = readText(file);
      const { deidentify } = await import('#app/domains/consultations/deidentify/deidentify.ts');
      const found = deidentify(text);
      if (json)
        printJson(
          io,
          found.map(({ start, end, kind, text }) => ({ start, end, kind, text })),
        );
      else for (const { start, end, kind } of found) print(io, `${start}-${end} ${kind}`);
    });
