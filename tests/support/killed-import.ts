/** A process that imports what waits in DATA_DIR, and is killed when so many files are stored: arguments are the import and the number. */
import { runImportHandler } from '#app/domains/modules/imports/run-import.server.ts';
import { openPlatform } from '../../server/open-platform.ts';

const [importId = '', most = '1'] = process.argv.slice(2);
const platform = await openPlatform(process.env, process.stderr);
let stored = 0;
const files: typeof platform.files = {
  ...platform.files,
  stage() {
    const staging = platform.files.stage();
    return {
      ...staging,
      async put(stream, maxBytes) {
        const file = await staging.put(stream, maxBytes);
        if (++stored >= Number(most)) process.kill(process.pid, 'SIGKILL');
        return file;
      },
    };
  },
};
await runImportHandler({ ...platform, files })({ importId }, { id: 'killed', now: new Date() });
process.exit(0);
