import { beforeAll, expect, test, vi } from 'vitest';
import { describeSurprise, runMatrix, type Tally } from './run.ts';
import { actsOfRoute, buttonsOf } from './writes.ts';

/** Names that pages of one form send, and that their routes do not look at. */
const KNOWN_BY_ABSENCE = ['associations/:slug/mentoring new', 'mentor/webinars/new schedule'];

/**
 * The claims of the matrix about the routes of these domains: everything that can be done there, twelve roles, ids of others, on the
 * sample region. `found` gives what was tried, once the tests have begun.
 */
export function claimMatrixOf(...domains: string[]): () => Tally {
  // A bound, not an expectation: on two cores that others use too it takes minutes.
  vi.setConfig({ testTimeout: 60_000, hookTimeout: 900_000 });
  let found: Tally;
  beforeAll(async () => {
    found = await runMatrix(2, domains);
    process.stdout.write(`     ${domains.join(', ')}: ${found.says}\n`);
  });

  test('nobody reads what is not theirs, by any address with a real id, and whoever may read it does', () => {
    expect(found.reads.surprises.map(describeSurprise)).toEqual([]);
  });

  test('nothing comes of what those send who may not, nor of a name that no form of the page has: no fault, no row of any table', () => {
    expect(found.writes.surprises.map(describeSurprise)).toEqual([]);
  });

  test('a thing of somebody else under one’s own address, in a form of one’s own page, or an id of nothing, is as if there were none', () => {
    expect(found.crossed.surprises.map(describeSurprise)).toEqual([]);
  });

  test('what the buttons of pages ask for is known to their routes: what the source was read for is all there is', () => {
    const { world, reads } = found;
    const unknown = world.routes.filter(({ hasAction }) => hasAction).flatMap((route) => {
      const { names } = actsOfRoute(route);
      return buttonsOf(reads.forms, route).filter((name) => !names.includes(name)).map((name) => `${route.path} ${name}`);
    }); // oxfmt-ignore
    const paths = world.routes.map(({ path }) => path);
    const expected = KNOWN_BY_ABSENCE.filter((name) => paths.includes(name.split(' ')[0]!));
    expect([...new Set(unknown)].sort()).toEqual(expected);
  });

  test('most of what was refused is done by those who may with the same words, tried and rolled back', () => {
    const { acts } = found.writes;
    const named = [...acts].filter(([name]) => name.includes(' '));
    const idle = named.filter(([, works]) => !works).map(([name]) => name);
    expect(idle.length, idle.join('\n')).toBeLessThan(named.length / 2);
  });
  return () => found;
}
