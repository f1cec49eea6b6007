import { beforeAll, expect, test, vi } from 'vitest';
import { runMatrix, describeSurprise, type Tally } from '#tests/support/matrix/run.ts';
import { tryReads } from '#tests/support/matrix/reads.ts';
import { actsOfRoute, buttonsOf, tryWrites } from '#tests/support/matrix/writes.ts';
import { DECLARED } from '#tests/support/matrix/declared.ts';

/**
 * Every route, everything that can be done there, twelve roles, ids of others, on the sample region. Who may do what is declared
 * in `tests/support/matrix/declared.ts`; a route, an act or an address that nobody has thought of fails here by its name.
 * `npm run -s bench -- matrix` tries the same with everything that the sample holds.
 */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 600_000 });
/** Names that pages of one form send, and that their routes do not look at. */
const KNOWN_BY_ABSENCE = ['associations/:slug/mentoring new', 'mentor/webinars/new schedule'];
let found: Tally;
beforeAll(async () => {
  found = await runMatrix(2);
  process.stdout.write(`     ${found.says}\n`);
});

test('every route of the server has a declaration, and every declaration a route', () => {
  const served = found.world.routes.map(({ path }) => path).sort();
  expect(Object.keys(DECLARED).sort()).toEqual(served);
});

test('nobody reads what is not theirs, by any address with a real id, and whoever may read it does', () => {
  expect(found.reads.surprises.map(describeSurprise)).toEqual([]);
});

test('nothing comes of what those send who may not: no fault, no row of any table', () => {
  expect(found.writes.surprises.map(describeSurprise)).toEqual([]);
});

test('a thing of somebody else under one’s own address, in a form of one’s own page, or an id of nothing, is as if there were none', () => {
  expect(found.crossed.surprises.map(describeSurprise)).toEqual([]);
});

test('beside the pages each token, key and ticket opens its own and no cookie opens more', () => {
  expect(found.edges.surprises.map(describeSurprise)).toEqual([]);
});

test('what the buttons of pages ask for is known to their routes: what the source was read for is all there is', () => {
  const { world, reads } = found;
  const unknown = world.routes.filter(({ hasAction }) => hasAction).flatMap((route) => {
    const { names } = actsOfRoute(route);
    return buttonsOf(reads.forms, route).filter((name) => !names.includes(name)).map((name) => `${route.path} ${name}`);
  }); // oxfmt-ignore
  expect([...new Set(unknown)].sort()).toEqual(KNOWN_BY_ABSENCE);
});

test('most of what was refused is done by those who may with the same words, tried and rolled back', () => {
  const { acts } = found.writes;
  const named = [...acts].filter(([name]) => name.includes(' '));
  const idle = named.filter(([, works]) => !works).map(([name]) => name);
  expect(idle.length, idle.join('\n')).toBeLessThan(named.length / 3);
});

test('a hole would be seen: whoever is declared an outsider and is none is a surprise, on the page and in what it does', async () => {
  const path = 'pairs/:pairId';
  const { world, reads } = found;
  const holed = {
    ...world,
    routes: world.routes.filter((route) => route.path === path),
    declared: { [path]: { ...DECLARED[path]!, reads: 'nobody', writes: 'nobody' } },
  };
  const seen = [
    ...(await tryReads(holed, 1)).surprises,
    ...(await tryWrites(holed, reads.forms, 1)).surprises,
  ];
  const said = seen.map(({ role, what }) => `${role}: ${what}`).join('\n');
  expect(said).toContain('doctor: an outsider gets it');
  expect(said).toMatch(/doctor: wrote: insert mentoring_notes/);
});
