import { tryCrossedAddresses, tryCrossedForms } from './crossed.ts';
import { tryEdges } from './edges.ts';
import { type Reads, tryReads } from './reads.ts';
import type { Surprise } from './visit.ts';
import { type Writes, tryWrites } from './writes.ts';
import { makeWorld, type World } from './world.ts';

export type Tally = {
  world: World;
  reads: Reads;
  writes: Writes;
  crossed: { count: number; surprises: Surprise[] };
  edges: { count: number; surprises: Surprise[] };
  says: string;
};

/** The whole matrix with at most so many things of each kind; the long version takes all. */
export async function runMatrix(most: number, world?: World): Promise<Tally> {
  world ??= await makeWorld();
  const reads = await tryReads(world, most);
  const writes = await tryWrites(world, reads.forms, most);
  const addresses = await tryCrossedAddresses(world, most);
  const forms = await tryCrossedForms(world, reads, most);
  const edges = await tryEdges(world);
  const crossed = {
    count: addresses.count + forms.count,
    surprises: [...addresses.surprises, ...forms.surprises],
  };
  const all = [reads, writes, crossed, edges];
  const worked = [...writes.acts.values()].filter(Boolean).length;
  const says =
    `${reads.count} reads, ${writes.count} writes by outsiders, ${crossed.count} with crossed ids, ${edges.count} beside the pages, ` +
    `${all.flatMap(({ surprises }) => surprises).length} surprises; ${worked} of ${writes.acts.size} acts done by those who may`;
  return { world, reads, writes, crossed, edges, says };
}

/** A surprise on one line, for whoever has to look for it. */
export const told = ({ path, role, intent, status, what }: Surprise): string =>
  `${role} ${path}${intent === undefined ? '' : ` [${intent}]`}: ${status}, ${what}`;
