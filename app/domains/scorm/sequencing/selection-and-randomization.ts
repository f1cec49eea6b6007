import { type ActivityNode, isLeaf } from './activity-nodes.ts';
import { type Run, stateOfActivity } from './sequencing-run.ts';

/** 32 bits of a text (FNV-1a). */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}

/** Pseudo-random numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomFrom(seed: string): () => number {
  let state = hash(seed);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Fisher–Yates shuffle. */
function shuffled<T>(list: T[], random: () => number): T[] {
  const all = [...list];
  for (let last = all.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [all[last], all[other]] = [all[other]!, all[last]!];
  }
  return all;
}

/**
 * Select Children Process [SR.1] and Randomize Children Process [SR.2] for an attempt at a cluster. Nothing is drawn and kept: the same
 * state gives the same children in the same order, in the browser and on the server.
 */
function childrenOfAttempt(run: Run, node: ActivityNode, attempt: number): ActivityNode[] {
  const { selectionTiming, selectCount, randomizationTiming, reorderChildren } =
    node.activity.sequencing.randomization;
  const isReordered = randomizationTiming !== 'never' && reorderChildren;
  if (!isReordered && (selectionTiming === 'never' || selectCount === null)) return node.children;
  const key = `${node.id} ${attempt}`;
  const known = run.available.get(key);
  if (known) return known;
  const random = (what: string, timing: string) =>
    randomFrom(`${run.seed} ${what} ${node.id} ${timing === 'once' ? 1 : attempt}`);
  let children = node.children;
  if (selectionTiming !== 'never' && selectCount !== null && selectCount < children.length) {
    const selected = new Set(shuffled(children, random('select', selectionTiming)).slice(0, selectCount));
    children = children.filter((child) => selected.has(child));
  }
  if (isReordered) children = shuffled(children, random('order', randomizationTiming));
  run.available.set(key, children);
  return children;
}

/**
 * Available Children as the next step through the tree finds them: of the attempt that is going on or suspended, else of the one that
 * would begin.
 */
export function availableChildren(run: Run, node: ActivityNode): ActivityNode[] {
  if (isLeaf(node)) return node.children;
  const { active, suspended, attempts } = stateOfActivity(run, node);
  return childrenOfAttempt(run, node, active || suspended ? Math.max(1, attempts) : attempts + 1);
}

/** Available Children of the last attempt: those that rollup counts. */
export const attemptedChildren = (run: Run, node: ActivityNode): ActivityNode[] =>
  childrenOfAttempt(run, node, Math.max(1, stateOfActivity(run, node).attempts));
