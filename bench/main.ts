/** `npm run -s bench -- NAME`: one file per measure, one JSON line per figure. Linux only: CPU time is read from /proc. */
import { call } from './call.ts';
import { cold } from './cold.ts';
import { commit } from './commit.ts';
import { consultations } from './consultations.ts';
import { crash } from './crash.ts';
import { credits } from './credits.ts';
import { fuzzEdges } from './fuzz.ts';
import { live } from './live.ts';
import { lrs } from './lrs.ts';
import { matching } from './matching.ts';
import { matrix } from './matrix.ts';
import { page } from './page.ts';
import { room } from './room.ts';
import { scorm } from './scorm.ts';
import { seal } from './seal.ts';
import { signIn } from './sign-in.ts';

const benches: Record<string, () => Promise<void>> = {
  commit,
  page,
  cold,
  credits,
  room,
  live,
  matching,
  matrix,
  call,
  lrs,
  scorm,
  consultations,
  fuzz: fuzzEdges,
  crash,
  seal,
  'sign-in': signIn,
};
const given = process.argv.slice(2);
const options = given.findIndex((each) => each.startsWith('--'));
const names = options < 0 ? given : given.slice(0, options);
const unknown = names.filter((name) => !benches[name]);
if (unknown.length > 0 || names.length === 0) {
  process.stderr.write(`npm run -s bench -- NAME, of: ${Object.keys(benches).join(', ')}\n`);
  process.exit(1);
}
for (const name of names) await benches[name]!();
