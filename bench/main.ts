/** `npm run -s bench -- NAME`: one file per measure, one JSON line per figure. Linux only: CPU time is read from /proc. */
import { call } from './call.ts';
import { cold } from './cold.ts';
import { commit } from './commit.ts';
import { consultations } from './consultations.ts';
import { credits } from './credits.ts';
import { live } from './live.ts';
import { lrs } from './lrs.ts';
import { matching } from './matching.ts';
import { page } from './page.ts';
import { room } from './room.ts';
import { scorm } from './scorm.ts';
import { signIn } from './sign-in.ts';

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
  'sign-in': signIn,
};
const names = process.argv.slice(2);
const unknown = names.filter((name) => !benches[name]);
if (unknown.length > 0 || names.length === 0) {
  process.stderr.write(`npm run -s bench -- NAME, of: ${Object.keys(benches).join(', ')}\n`);
  process.exit(1);
}
for (const name of names) await benches[name]!();
