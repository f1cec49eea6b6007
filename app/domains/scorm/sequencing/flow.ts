import { type ActivityNode, isLeaf } from './activity-nodes.ts';
import { hasPreCondition, isBarred } from './checking.ts';
import { availableChildren } from './selection-and-randomization.ts';
import type { Run } from './sequencing-run.ts';

export type Direction = 'forward' | 'backward';

/** The activity to deliver; or the code of the exception. `isEnd`: the walk has come to the end of the tree. */
export type Flowed = { activity: ActivityNode } | { exception: string; isEnd: boolean };

/** The next activity and the way that led to it. */
type Step = { next: ActivityNode; direction: Direction } | { exception: string; isEnd: boolean };

const stuck = (exception: string, isEnd = false) => ({ exception, isEnd });

const isLastOverall = (run: Run, node: ActivityNode): boolean =>
  node.path.every((each) => !each.parent || availableChildren(run, each.parent).at(-1) === each);

/**
 * Flow Tree Traversal Subprocess [SB.2.1]: one step through the tree. Changes nothing: the caller that ends the session at the end of the tree also
 * ends its attempts.
 */
function traverse(
  run: Run,
  from: ActivityNode,
  way: Direction,
  isIntoChildren: boolean,
  previous: Direction | null,
): Step {
  let [node, direction] = [from, way];
  const siblings = node.parent ? availableChildren(run, node.parent) : [];
  const isReversed = previous === 'backward' && siblings.length > 0 && siblings.at(-1) === node;
  if (isReversed) [node, direction] = [siblings[0]!, 'backward'];
  const children = isIntoChildren ? availableChildren(run, node) : [];
  const goesIn = isIntoChildren && !isLeaf(node);

  if (direction === 'forward') {
    if ((isLeaf(node) && isLastOverall(run, node)) || (!node.parent && !isIntoChildren)) return stuck('SB.2.1-1', true); // oxfmt-ignore
    if (goesIn) return children[0] ? { next: children[0], direction } : stuck('SB.2.1-2');
    if (!node.parent) return stuck('SB.2.1-1', true);
    const next = siblings[siblings.indexOf(node) + 1];
    return next ? { next, direction } : traverse(run, node.parent, 'forward', false, null);
  }
  if (!node.parent) return stuck('SB.2.1-3');
  if (goesIn) {
    const isForward = node.activity.sequencing.controlMode.forwardOnly;
    const next = isForward ? children[0] : children.at(-1);
    return next ? { next, direction: isForward ? 'forward' : 'backward' } : stuck('SB.2.1-2');
  }
  if (!isReversed && node.parent.activity.sequencing.controlMode.forwardOnly) return stuck('SB.2.1-4');
  const next = siblings[siblings.indexOf(node) - 1];
  return next ? { next, direction } : traverse(run, node.parent, 'backward', false, null);
}

/** Flow Activity Traversal Subprocess [SB.2.2]: from a candidate to one that can be delivered. */
function flowInto(run: Run, from: ActivityNode, way: Direction): Flowed {
  let node = from;
  let direction = way;
  let previous: Direction | null = null;
  // A loop and not recursion: where thousands are skipped, the stack would overflow.
  for (;;) {
    if (node.parent && !node.parent.activity.sequencing.controlMode.flow) return stuck('SB.2.2-1');
    const isSkipped = hasPreCondition(run, node, 'skip');
    if (!isSkipped && isBarred(run, node)) return stuck('SB.2.2-2');
    if (!isSkipped && isLeaf(node)) return { activity: node };
    const step: Step = traverse(run, node, direction, !isSkipped, isSkipped ? previous : null);
    if ('exception' in step) return step;
    if (isSkipped && previous === 'backward' && step.direction === 'backward')
      [direction, previous] = [step.direction, null];
    else if (!isSkipped && direction === 'backward' && step.direction === 'forward')
      [direction, previous] = ['forward', 'backward'];
    else if (!isSkipped) previous = null;
    node = step.next;
  }
}

/** Flow Subprocess [SB.2.3]. */
export function flow(run: Run, from: ActivityNode, direction: Direction, isIntoChildren: boolean): Flowed {
  const step = traverse(run, from, direction, isIntoChildren, null);
  return 'exception' in step ? step : flowInto(run, step.next, direction);
}
