import { type ActivityNode, isLeaf } from './activity-nodes.ts';
import { choose } from './choice.ts';
import { type Direction, flow } from './flow.ts';
import type { SequencingRequest } from './navigation.ts';
import { type Run, stateOfActivity } from './sequencing-run.ts';

/**
 * `deliver`: this activity is to be delivered. `isEnd`: the session ends. `isInside`: the choice failed only within its target. None of
 * them: the request is done, and the learner chooses.
 */
export type Sequenced = { deliver?: ActivityNode; exception?: string; isEnd?: boolean; isInside?: boolean };

/** Sequencing Request Process [SB.2.12]. Changes nothing. */
export function findNext(run: Run, request: SequencingRequest): Sequenced {
  switch (request.to) {
    case 'start':
      return start(run);
    case 'resumeAll':
      return resumeAll(run);
    case 'continue':
      return step(run, 'forward');
    case 'previous':
      return step(run, 'backward');
    case 'choice':
      return toSequenced(choose(run, request.target));
    case 'jump':
      return jump(run, request.target);
    case 'retry':
      return retry(run);
    case 'exit':
      return exit(run);
  }
}

const toSequenced = (
  found: { activity: ActivityNode } | { exception: string; isEnd?: boolean; isInside?: boolean },
): Sequenced => ('activity' in found ? { deliver: found.activity } : found);

/** Start Sequencing Request Process [SB.2.5]. */
function start(run: Run): Sequenced {
  const { root } = run.nodes;
  if (run.current) return { exception: 'SB.2.5-1' };
  return isLeaf(root) ? { deliver: root } : toSequenced(flow(run, root, 'forward', true));
}

/** Resume All Sequencing Request Process [SB.2.6]. */
function resumeAll({ current, suspended }: Run): Sequenced {
  if (current) return { exception: 'SB.2.6-1' };
  return suspended ? { deliver: suspended } : { exception: 'SB.2.6-2' };
}

/** Continue [SB.2.7] and Previous Sequencing Request Process [SB.2.8]. */
function step(run: Run, direction: Direction): Sequenced {
  const { current } = run;
  const process = direction === 'forward' ? 'SB.2.7' : 'SB.2.8';
  if (!current) return { exception: `${process}-1` };
  if (current.parent && !current.parent.activity.sequencing.controlMode.flow)
    return { exception: `${process}-2` };
  return toSequenced(flow(run, current, direction, false));
}

/** Retry Sequencing Request Process [SB.2.10]. */
function retry(run: Run): Sequenced {
  const { current } = run;
  if (!current) return { exception: 'SB.2.10-1' };
  const { active, suspended } = stateOfActivity(run, current);
  if (active || suspended) return { exception: 'SB.2.10-2' };
  return isLeaf(current) ? { deliver: current } : toSequenced(flow(run, current, 'forward', true));
}

/** Exit Sequencing Request Process [SB.2.11]. */
function exit(run: Run): Sequenced {
  const { current, nodes } = run;
  if (!current) return { exception: 'SB.2.11-1' };
  if (stateOfActivity(run, current).active) return { exception: 'SB.2.11-2' };
  return { isEnd: current === nodes.root };
}

/** Jump Sequencing Request Process [SB.2.13]. */
const jump = ({ current }: Run, target: ActivityNode): Sequenced =>
  current ? { deliver: target } : { exception: 'SB.2.13-1' };
