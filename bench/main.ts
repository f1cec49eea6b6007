/**
 * `npm run -s bench -- NAME`: one file per measure, one JSON line per figure. Linux only: CPU time is read from /proc.
 * Only what is asked for is loaded: the modules of the others would stand in the memory that is measured.
 */
const benches: Record<string, () => Promise<() => Promise<void>>> = {
  commit: async () => (await import('./commit.ts')).commit,
  page: async () => (await import('./page.ts')).page,
  cold: async () => (await import('./cold.ts')).cold,
  learners: async () => (await import('./learners.ts')).learners,
  credits: async () => (await import('./credits.ts')).credits,
  room: async () => (await import('./room.ts')).room,
  live: async () => (await import('./live.ts')).live,
  matching: async () => (await import('./matching.ts')).matching,
  matrix: async () => (await import('./matrix.ts')).matrix,
  call: async () => (await import('./call.ts')).call,
  lrs: async () => (await import('./lrs.ts')).lrs,
  courses: async () => (await import('./courses.ts')).courses,
  homes: async () => (await import('./homes.ts')).homes,
  scorm: async () => (await import('./scorm.ts')).scorm,
  consultations: async () => (await import('./consultations.ts')).consultations,
  'consultations-finder': async () => (await import('./consultations-finder.ts')).consultationsFinder,
  fuzz: async () => (await import('./fuzz.ts')).fuzzEdges,
  crash: async () => (await import('./crash.ts')).crash,
  seal: async () => (await import('./seal.ts')).seal,
  'sign-in': async () => (await import('./sign-in.ts')).signIn,
};
const given = process.argv.slice(2);
const options = given.findIndex((each) => each.startsWith('--'));
const names = options < 0 ? given : given.slice(0, options);
const unknown = names.filter((name) => !benches[name]);
if (unknown.length > 0 || names.length === 0) {
  process.stderr.write(`npm run -s bench -- NAME, of: ${Object.keys(benches).join(', ')}\n`);
  process.exit(1);
}
for (const name of names) await (await benches[name]!())();
