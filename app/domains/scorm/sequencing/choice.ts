import { type ActivityNode, commonAncestor, isLeaf, isWithin } from './activity-nodes.ts';
import { hasPreCondition } from './checking.ts';
import { type Direction, flow } from './flow.ts';
import { availableChildren } from './selection-and-randomization.ts';
import { type Run, stateOfActivity } from './sequencing-run.ts';

/** The activity to deliver; or the code of the exception, and whether it was found only on the way into the target. */
export type Chosen = { activity: ActivityNode } | { exception: string; isInside?: true };

/** Choice Activity Traversal Subprocess [SB.2.4]: the exception, where the activity may not be passed. */
function findBarrier(run: Run, node: ActivityNode, direction: Direction): string | null {
  if (direction === 'forward') return hasPreCondition(run, node, 'stopForwardTraversal') ? 'SB.2.4-1' : null;
  if (!node.parent) return 'SB.2.4-3';
  return node.parent.activity.sequencing.controlMode.forwardOnly ? 'SB.2.4-2' : null;
}

const firstBarrier = (run: Run, nodes: ActivityNode[], direction: Direction): string | null => {
  for (const node of nodes) {
    const barrier = findBarrier(run, node, direction);
    if (barrier) return barrier;
  }
  return null;
};

/** Choice Flow Subprocess [SB.2.9.1] and Choice Flow Tree Traversal Subprocess [SB.2.9.2]: the activity beside this one, or beside one above it. */
function findNeighbour(run: Run, node: ActivityNode, direction: Direction): ActivityNode | null {
  for (const each of [...node.path].reverse()) {
    if (!each.parent) return null;
    const siblings = availableChildren(run, each.parent);
    const next = siblings[siblings.indexOf(each) + (direction === 'forward' ? 1 : -1)];
    if (next) return next;
  }
  return null;
}

const preventsActivation = (run: Run, node: ActivityNode): boolean =>
  !stateOfActivity(run, node).active && node.activity.sequencing.constrainedChoice.preventActivation;

/** Choice Sequencing Request Process [SB.2.9]. Changes nothing; what step 12 ends is left to the caller. */
export function choose(run: Run, target: ActivityNode): Chosen {
  for (const node of target.path) {
    if (node.parent && !availableChildren(run, node.parent).includes(node)) return { exception: 'SB.2.9-2' };
    if (hasPreCondition(run, node, 'hiddenFromChoice')) return { exception: 'SB.2.9-3' };
  }
  if (target.parent && !target.parent.activity.sequencing.controlMode.choice)
    return { exception: 'SB.2.9-4' };
  const barrier = findBarrierBetween(run, target);
  if (barrier) return { exception: barrier };
  if (isLeaf(target)) return { activity: target };
  const flowed = flow(run, target, 'forward', true);
  return 'activity' in flowed ? flowed : { exception: 'SB.2.9-9', isInside: true };
}

/** SB.2.9, steps 5 to 11: the way from the current activity to the target. */
function findBarrierBetween(run: Run, target: ActivityNode): string | null {
  const { current, nodes } = run;
  if (current === target) return null;
  const common = current ? commonAncestor(current, target) : nodes.root;
  if (current?.parent && current.parent === target.parent) return findBarrierAmongSiblings(run, current, target); // oxfmt-ignore
  // From the common ancestor down to the target, which itself is not passed.
  const down = target.path.slice(common.path.length - 1, -1);
  const isActivationPrevented = down.some((node) => node !== common && preventsActivation(run, node));
  if (!current || current === common)
    return firstBarrier(run, down, 'forward') ?? (isActivationPrevented ? 'SB.2.9-6' : null);
  const up = current.path.slice(common.path.length).reverse();
  if (up.some((node) => !node.activity.sequencing.controlMode.choiceExit)) return 'SB.2.9-7';
  if (target === common) return null;
  const direction = target.order > current.order ? 'forward' : 'backward';
  if (isOutOfConstraint(run, up, target, direction)) return 'SB.2.9-8';
  const barrier = direction === 'forward' ? firstBarrier(run, down, 'forward') : null;
  return barrier ?? (isActivationPrevented ? 'SB.2.9-6' : null);
}

function findBarrierAmongSiblings(run: Run, current: ActivityNode, target: ActivityNode): string | null {
  const siblings = availableChildren(run, current.parent!);
  const [from, to] = [siblings.indexOf(current), siblings.indexOf(target)];
  // A new attempt above has selected others.
  if (from < 0) return null;
  const direction = to > from ? 'forward' : 'backward';
  const barrier = placeOfBarrier(run, siblings, from, direction);
  const isPassed = direction === 'forward' ? barrier < to : barrier > to;
  return isPassed ? findBarrier(run, siblings[barrier]!, direction) : null;
}

/** The first of the siblings from here on that nobody may pass; beyond their ends where there is none. */
function placeOfBarrier(run: Run, siblings: ActivityNode[], from: number, direction: Direction): number {
  const key = `${siblings[from]!.id} ${direction}`;
  const known = run.barriers?.get(key);
  if (known !== undefined) return known;
  const step = direction === 'forward' ? 1 : -1;
  let place = from;
  while (siblings[place] && !findBarrier(run, siblings[place]!, direction)) place += step;
  run.barriers?.set(key, place);
  return place;
}

/**
 * SB.2.9, step 11: from within a cluster that constrains choice one may choose in it and in the next activity beside it. A leaf has nothing
 * to constrain (as ADL's case CM-07d decides).
 */
function isOutOfConstraint(
  run: Run,
  up: ActivityNode[],
  target: ActivityNode,
  direction: Direction,
): boolean {
  const constrained = up.find((node) => !isLeaf(node) && node.activity.sequencing.constrainedChoice.constrainChoice); // oxfmt-ignore
  if (!constrained || isWithin(target, constrained)) return false;
  const neighbour = findNeighbour(run, constrained, direction);
  return !neighbour || !isWithin(target, neighbour);
}
