import type { Activity, ActivityTree } from '#app/domains/scorm/types.ts';

/** From the root down to the activity; empty where there is none of that name. */
function pathTo(id: string, from: Activity): Activity[] {
  if (from.id === id) return [from];
  for (const child of from.children) {
    const path = pathTo(id, child);
    if (path.length > 0) return [from, ...path];
  }
  return [];
}

/** The next activity beside or, at an end, beside a parent (Choice Flow Tree Traversal, SN SB.2.9.2). */
function neighbour(path: Activity[], step: 1 | -1): Activity | null {
  for (let level = path.length - 1; level > 0; level--) {
    const siblings = path[level - 1]!.children;
    const next = siblings[siblings.indexOf(path[level]!) + step];
    if (next) return next;
  }
  return null;
}

const holds = (activity: Activity | null, target: Activity): boolean =>
  activity !== null && pathTo(target.id, activity).length > 0;

/**
 * The part of the Choice Sequencing Request Process (SN SB.2.9) that scorm-again 3.4.3 leaves out (cases CM-13, and
 * constrainChoice): nobody chooses past an activity that stops forward traversal, nor further than the next one from within an
 * activity that constrains choice. `stops`: a stopForwardTraversal rule of the activity applies now.
 */
export function isChoiceBarred(
  tree: ActivityTree,
  currentId: string | null,
  targetId: string,
  stops: (id: string) => boolean,
): boolean {
  const current = currentId === null ? [] : pathTo(currentId, tree.root);
  const target = pathTo(targetId, tree.root);
  if (current.length === 0 || target.length === 0) return false;
  let common = 0;
  while (current[common + 1] && current[common + 1] === target[common + 1]) common++;
  const [from, to] = [current[common + 1], target[common + 1]];
  // Into or out of one's own branch: no activity is between.
  if (!from || !to) return false;
  const siblings = current[common]!.children;
  const [a, b] = [siblings.indexOf(from), siblings.indexOf(to)];
  const goal = target.at(-1)!;

  const isSibling = current.length === target.length && current.length === common + 2;
  const passed = isSibling ? siblings.slice(a, b) : target.slice(common + 1, -1);
  if (b > a && passed.some(({ id }) => stops(id))) return true;

  // The nearest to the current one counts (SB.2.9, step 11.3).
  const at = current.findLastIndex(
    (each, level) => level > common && each.sequencing.constrainedChoice.constrainChoice,
  );
  if (at < 0) return false;
  const within = current.slice(0, at + 1);
  return !holds(within.at(-1)!, goal) && !holds(neighbour(within, b > a ? 1 : -1), goal);
}
