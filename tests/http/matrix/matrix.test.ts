import { beforeAll, expect, test, vi } from 'vitest';
import { tryReads, type Reads } from '#tests/support/matrix/reads.ts';
import { tryCrossedAddresses, tryCrossedForms } from '#tests/support/matrix/crossed.ts';
import { makeWorld, type World } from '#tests/support/matrix/world.ts';
import { tryWrites } from '#tests/support/matrix/writes.ts';

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
  expect(reads.surprises.map((s) => JSON.stringify(s))).toEqual([]);
});
test('writes', async () => {
  const c = process.cpuUsage();
  const writes = await tryWrites(world, reads.forms, 1);
  const d = process.cpuUsage(c);
  console.log((d.user + d.system) / 1e6, writes.count);
  const idle = [...writes.acts].filter(([, done]) => !done).map(([name]) => name);
  console.log(writes.acts.size, 'acts; without effect', idle.length, idle.join('\n'));
  expect(writes.surprises.map((s) => JSON.stringify(s))).toEqual([]);
});
test('crossed', async () => {
  let c = process.cpuUsage();
  for (const one of [await tryCrossedAddresses(world, 1), await tryCrossedForms(world, reads, 1)]) {
    const d = process.cpuUsage(c);
    console.log((d.user + d.system) / 1e6, one.count);
    console.log(one.surprises.map((s) => JSON.stringify(s)).join('\n'));
  }
});
