import { beforeAll, expect, test, vi } from 'vitest';
import { tryReads, type Reads } from '#tests/support/matrix/reads.ts';
import { makeWorld, type World } from '#tests/support/matrix/world.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });
let world: World;
let reads: Reads;
beforeAll(async () => {
  world = await makeWorld();
});

test('nobody reads at any address what is not theirs, and whoever may read it does', async () => {
  const c = process.cpuUsage();
  reads = await tryReads(world, 2);
  const d = process.cpuUsage(c);
  console.log((d.user + d.system) / 1e6, reads.count);
  expect(reads.surprises).toEqual([]);
});
