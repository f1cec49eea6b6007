import { and, eq } from 'drizzle-orm';
import { type FlatCmi, isSuspended } from '#app/domains/scorm/attempts/cmi.ts';
import { keyOf } from '#app/domains/scorm/sequencing/activity-nodes.ts';
import { takeLate } from '#app/domains/scorm/sequencing/course-steps.ts';
import { readEarlierState } from '#app/domains/scorm/sequencing/read-earlier-state.ts';
import {
  type SequencingRecord,
  sharedValuesOf,
  withSharedValues,
} from '#app/domains/scorm/sequencing/sequencing-record.ts';
import { type SequencingState, beginningState } from '#app/domains/scorm/sequencing/sequencing-run.ts';
import { readWhatWasSaid } from '#app/domains/scorm/sequencing/what-was-said.ts';
import type { ActivityTree, SharedValues } from '#app/domains/scorm/types.ts';
import type { Reader, Tx } from '#db/database.ts';
import { scormAttempts, scormPackages, scormSharedValues } from '#db/schema/scorm.ts';
import { readPackageContents } from './package-contents.server.ts';
import { type PartState, listPartStates } from './part-states.server.ts';

type Attempt = Pick<typeof scormAttempts.$inferSelect, 'id' | 'packageId' | 'sequencing'>;

/**
 * Trees of packages that are being taken, the one that was used longest ago first: a commit of a thousand parts should not read megabytes. What a
 * package holds never changes.
 */
const trees = new Map<string, { tree: ActivityTree | null; size: number }>();

/** Characters of all trees as JSON; one of a thousand activities has about half a million. */
const MAX_SIZE = 50_000_000;
const ENTRY_SIZE = 100;

/** Null where the package is not sequenced. */
export async function findActivityTree(read: Reader, packageId: string): Promise<ActivityTree | null> {
  const known = trees.get(packageId);
  trees.delete(packageId);
  const found = known ?? (await readTree(read, packageId));
  trees.set(packageId, found);
  let size = [...trees.values()].reduce((sum, each) => sum + each.size, 0);
  for (const [id, each] of trees) {
    if (size <= MAX_SIZE || id === packageId) break;
    trees.delete(id);
    size -= each.size;
  }
  return found.tree;
}

async function readTree(
  read: Reader,
  packageId: string,
): Promise<{ tree: ActivityTree | null; size: number }> {
  const { contents } = await readPackageContents(read, packageId);
  const tree = contents?.kind === 'sequenced' ? contents.tree : null;
  return { tree, size: ENTRY_SIZE + JSON.stringify(tree).length };
}

/** What parts have said that no state tells of: an attempt of an earlier version of Majakka or of the package. */
function withPartStates(tree: ActivityTree, begin: SequencingState, states: PartState[]): SequencingState {
  let state = begin;
  const isNowhere = begin.current === null && begin.suspended === null;
  const inOrder = states.toSorted((a, b) => (a.launchId < b.launchId ? -1 : a.launchId > b.launchId ? 1 : a.sequence - b.sequence)); // oxfmt-ignore
  for (const { sco, cmi, terminated } of inOrder) {
    if (cmi === null) continue;
    const names = withoutPresetStatus(JSON.parse(cmi) as FlatCmi);
    const known = state.activities[keyOf(sco)];
    if (known && String(known.attempts) !== (names['part.attempt'] ?? '1')) continue;
    const hasEnded = terminated && !isSuspended(names);
    // Where no state says where the learner is, it is the part that they were in last.
    if (isNowhere) state = { ...state, current: null, suspended: null };
    state = takeLate(tree, state, sco, readWhatWasSaid(names), hasEnded, Number(names['part.attempt'] ?? 1));
  }
  return state;
}

/** "unknown" of that time was the library's word, not the part's. */
export const withoutPresetStatus = (names: FlatCmi): FlatCmi =>
  Object.fromEntries(
    Object.entries(names).filter(
      ([name, value]) => value !== 'unknown' || !/(success|completion)_status$/.test(name),
    ),
  );

/** The sequencing of an attempt, whichever version of Majakka kept it. */
export async function readSequencingRecord(
  read: Reader,
  tree: ActivityTree,
  { id, sequencing }: Attempt,
): Promise<SequencingRecord & { isEarlier: boolean }> {
  const kept = sequencing === null ? null : (JSON.parse(sequencing) as SequencingRecord | FlatCmi);
  if (kept && typeof kept['state'] === 'object') return { ...(kept as SequencingRecord), isEarlier: false };
  const begin = kept ? readEarlierState(tree, id, kept as FlatCmi) : beginningState(id);
  const state = withPartStates(tree, begin, await listPartStates(read, id));
  return { state, launch: null, steps: 0, isEarlier: kept !== null };
}

/** As `readSequencingRecord`, of an attempt that was read without it. */
export async function readSequencingOf(
  read: Reader,
  tree: ActivityTree,
  attempt: Omit<Attempt, 'sequencing'>,
) {
  const [row] = await read
    .select({ sequencing: scormAttempts.sequencing })
    .from(scormAttempts)
    .where(eq(scormAttempts.id, attempt.id));
  return readSequencingRecord(read, tree, { ...attempt, sequencing: row!.sequencing });
}

const isOfOwner = (personId: string, ownerId: string) =>
  and(eq(scormSharedValues.personId, personId), eq(scormSharedValues.ownerId, ownerId));

const readOwner = async (read: Reader, packageId: string): Promise<string> => {
  const [row] = await read
    .select({ ownerId: scormPackages.ownerId })
    .from(scormPackages)
    .where(eq(scormPackages.id, packageId));
  return row!.ownerId;
};

/** What a learner brings along to a package: from other courses of its author, never from another's, whose pages would read it. */
export async function readSharedValues(
  read: Reader,
  personId: string,
  packageId: string,
): Promise<SharedValues> {
  const [row] = await read
    .select({ values: scormSharedValues.values })
    .from(scormSharedValues)
    .where(isOfOwner(personId, await readOwner(read, packageId)));
  return row?.values ?? { shared: {}, stores: {} };
}

const changed = <T>(before: Record<string, T>, after: Record<string, T>): Record<string, T> =>
  Object.fromEntries(
    Object.entries(after).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(before[key])),
  );

/** Keeps what others of the author's courses will find, where a commit has changed it. */
export async function updateSharedValuesIn(
  tx: Tx,
  personId: string,
  packageId: string,
  tree: ActivityTree,
  { before, after }: { before: SequencingState; after: SequencingState },
): Promise<void> {
  const [was, is] = [before, after].map((state) => sharedValuesOf(tree, state)) as [
    SharedValues,
    SharedValues,
  ];
  if (JSON.stringify(was) === JSON.stringify(is)) return;
  const { shared, stores } = await readSharedValues(tx, personId, packageId);
  // Only what has changed here: another course may have written the rest since.
  const values = {
    shared: { ...shared, ...changed(was.shared, is.shared) },
    stores: { ...stores, ...changed(was.stores, is.stores) },
  };
  await tx
    .insert(scormSharedValues)
    .values({ personId, ownerId: await readOwner(tx, packageId), values })
    .onConflictDoUpdate({ target: [scormSharedValues.personId, scormSharedValues.ownerId], set: { values } });
}

/** A launch begins: its attempt finds what other courses of the author have left since. */
export async function beginSequencingIn(
  tx: Tx,
  personId: string,
  attempt: Pick<Attempt, 'id' | 'packageId'>,
): Promise<void> {
  const tree = await findActivityTree(tx, attempt.packageId);
  if (!tree) return;
  const { state, isEarlier } = await readSequencingOf(tx, tree, attempt);
  if (isEarlier) return;
  const values = await readSharedValues(tx, personId, attempt.packageId);
  const record: SequencingRecord = { state: withSharedValues(tree, state, values), launch: null, steps: 0 };
  await tx
    .update(scormAttempts)
    .set({ sequencing: JSON.stringify(record) })
    .where(eq(scormAttempts.id, attempt.id));
}
