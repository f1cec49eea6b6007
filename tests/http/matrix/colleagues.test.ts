import { expect, test } from 'vitest';
import { claimMatrixOf } from '#tests/support/matrix/claims.ts';
import { tryReads } from '#tests/support/matrix/reads.ts';
import { tryWrites } from '#tests/support/matrix/writes.ts';

/** Mentoring and consultations: the permission matrix, see `whole.test.ts`. */
const found = claimMatrixOf('mentoring', 'consultations');

test('a hole would be seen: whoever is declared an outsider and is none is a surprise, on the page and in what it does', async () => {
  const path = 'pairs/:pairId';
  const { world, reads } = found();
  const holed = {
    ...world,
    routes: world.routes.filter((route) => route.path === path),
    declared: { [path]: { ...world.declared[path]!, reads: 'nobody', writes: 'nobody' } },
  };
  const seen = [
    ...(await tryReads(holed, 1)).surprises,
    ...(await tryWrites(holed, reads.forms, 1)).surprises,
  ];
  const said = seen.map(({ role, what }) => `${role}: ${what}`).join('\n');
  expect(said).toContain('doctor: an outsider gets it');
  expect(said).toMatch(/doctor: wrote: .*insert mentoring_goals/);
});
