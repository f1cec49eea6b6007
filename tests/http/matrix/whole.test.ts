import { readdirSync, readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { DECLARED } from '#tests/support/matrix/declared.ts';
import { tryEdges } from '#tests/support/matrix/edges.ts';
import { describeSurprise } from '#tests/support/matrix/run.ts';
import { domainOf, listRoutes, makeWorld } from '#tests/support/matrix/world.ts';

/**
 * Every route, everything that can be done there, twelve roles, ids of others, on the sample region. Who may do what is declared
 * in `tests/support/matrix/declared.ts`; a route, an act or an address that nobody has thought of fails here by its name. The files
 * of this folder try the routes of some domains each, side by side. `npm run -s bench -- matrix` tries the same with everything
 * that the sample holds.
 */
vi.setConfig({ testTimeout: 300_000 });

test('every route of the server has a declaration, and every declaration a route', () => {
  const served = listRoutes().map(({ path }) => path).sort(); // oxfmt-ignore
  expect(Object.keys(DECLARED).sort()).toEqual(served);
});

test('every route is tried by one file of this folder', () => {
  const folder = 'tests/http/matrix';
  const tried = readdirSync(folder).flatMap((name) => {
    const [, domains = ''] = /claimMatrixOf\(([^)]*)\)/.exec(readFileSync(`${folder}/${name}`, 'utf8')) ?? [];
    return [...domains.matchAll(/'(\w*)'/g)].map(([, domain]) => domain);
  });
  expect(tried.sort()).toEqual([...new Set(listRoutes().map(({ id }) => domainOf(id)))].sort());
});

test('beside the pages each token, key and ticket opens its own and no cookie opens more', async () => {
  const { surprises } = await tryEdges(await makeWorld());
  expect(surprises.map(describeSurprise)).toEqual([]);
});
