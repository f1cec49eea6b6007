import { tryCrossedAddresses, tryCrossedForms, tryUnknown } from './crossed.ts';
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
  /** Wall clock of each part. */
  seconds: Record<'reads' | 'writes' | 'crossed' | 'edges', number>;
};

/** The matrix of these domains, or of all, with at most so many things of each kind; the long version takes all. */
export async function runMatrix(most: number, domains?: string[]): Promise<Tally> {
  const [world, worldSeconds] = await timed(() => makeWorld(domains));
  const [reads, readSeconds] = await timed(() => tryReads(world, most));
  const [writes, writeSeconds] = await timed(() => tryWrites(world, reads.forms, most));
  const [crossed, crossedSeconds] = await timed(async () => {
    const parts = [await tryCrossedAddresses(world, most), await tryUnknown(world), await tryCrossedForms(world, reads, most)];
    return { count: parts.reduce((sum, { count }) => sum + count, 0), surprises: parts.flatMap(({ surprises }) => surprises) };
  });
  // Addresses beside the pages are no domain's.
  const [edges, edgeSeconds] = await timed(async () => (domains ? { count: 0, surprises: [] } : tryEdges(world)));
  const surprises = [reads, writes, crossed, edges].flatMap((each) => each.surprises);
  const worked = [...writes.acts.values()].filter(Boolean).length;
  const says =
    `${reads.count} reads, ${writes.count} writes by outsiders, ${crossed.count} with crossed or unknown ids, ` +
    `${edges.count} beside the pages, ${surprises.length} surprises; ${worked} of ${writes.acts.size} acts done by those who may; ` +
    `${[worldSeconds, readSeconds, writeSeconds, crossedSeconds].map(Math.round).join(' + ')} s`;
  const seconds = { reads: readSeconds, writes: writeSeconds, crossed: crossedSeconds, edges: edgeSeconds };
  return { world, reads, writes, crossed, edges, says, seconds };
} // oxfmt-ignore

async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const since = performance.now();
  const done = await work();
  return [done, (performance.now() - since) / 1000];
}

/** A surprise on one line, for the person who has to find it. */
export const describeSurprise = ({ path, role, intent, status, what }: Surprise): string =>
  `${role} ${path}${intent === undefined ? '' : ` [${intent}]`}: ${status}, ${what}`;
