/** `npm run -s bench -- NAME`: one file per measure, one JSON line per figure. Linux only: CPU time is read from /proc. */
import { call } from './call.ts';
import { cold } from './cold.ts';
import { commit } from './commit.ts';
import { consultations } from './consultations.ts';
import { credits } from './credits.ts';
import { fuzzEdges } from './fuzz.ts';
import { live } from './live.ts';
import { lrs } from './lrs.ts';
import { matching } from './matching.ts';
import { page } from './page.ts';
import { room } from './room.ts';
import { scorm } from './scorm.ts';

const benches: Record<string, () => Promise<void>> = {
  commit,
  page,
  cold,
  credits,
  room,
  live,
  matching,
  call,
  lrs,
  scorm,
  consultations,
  fuzz: fuzzEdges,
};
// Options belong to the measure that reads them.
const names = process.argv.slice(2, process.argv.findIndex((each) => each.startsWith('--')) >>> 0);
const unknown = names.filter((name) => !benches[name]);
if (unknown.length > 0 || names.length === 0) {
  process.stderr.write(`npm run -s bench -- NAME, of: ${Object.keys(benches).join(', ')}\n`);
  process.exit(1);
}
for (const name of names) await benches[name]!();
