import { type ActivityNode, commonAncestor } from './activity-nodes.ts';
import { availableChildren } from './selection-and-randomization.ts';
import { type Run, stateOfActivity } from './sequencing-run.ts';

/** What a learner, a page or the player asks for (SN §5.6). `target`: of a choice or a jump. */
export type NavigationRequest =
  | {
      to:
        | 'start'
        | 'resumeAll'
        | 'continue'
        | 'previous'
        | 'exit'
        | 'exitAll'
        | 'abandon'
        | 'abandonAll'
        | 'suspendAll';
    }
  | { to: 'choice' | 'jump'; target: string };

export type TerminationRequest = 'exit' | 'exitAll' | 'abandon' | 'abandonAll' | 'suspendAll';

export type SequencingRequest =
  | { to: 'start' | 'resumeAll' | 'continue' | 'previous' | 'retry' | 'exit' }
  | { to: 'choice' | 'jump'; target: ActivityNode };

/** What a valid request asks of the next processes; or the code of the exception. */
export type Navigated =
  | { termination: TerminationRequest | null; sequencing: SequencingRequest }
  | { exception: string };

const refused = (exception: string): Navigated => ({ exception });

/** Navigation Request Process [NB.2.1]. Changes nothing. */
export function checkNavigation(run: Run, request: NavigationRequest): Navigated {
  const { current } = run;
  const isActive = current !== null && stateOfActivity(run, current).active === true;
  const leaving = isActive ? 'exit' : null;
  switch (request.to) {
    case 'start':
      return current ? refused('NB.2.1-1') : { termination: null, sequencing: { to: 'start' } };
    case 'resumeAll':
      if (current) return refused('NB.2.1-1');
      return run.suspended ? { termination: null, sequencing: { to: 'resumeAll' } } : refused('NB.2.1-3');
    case 'continue':
    case 'previous': {
      if (!current) return refused('NB.2.1-2');
      const control = current.parent?.activity.sequencing.controlMode;
      if (!control?.flow) return refused(request.to === 'continue' ? 'NB.2.1-4' : 'NB.2.1-6');
      if (request.to === 'previous' && control.forwardOnly) return refused('NB.2.1-5');
      return { termination: leaving, sequencing: { to: request.to } };
    }
    case 'choice': {
      const target = run.nodes.byId.get(request.target);
      if (!target) return refused('NB.2.1-11');
      if (target.parent && !target.parent.activity.sequencing.controlMode.choice) return refused('NB.2.1-10');
      if (current && isLocked(run, current, target)) return refused('NB.2.1-8');
      return { termination: leaving, sequencing: { to: 'choice', target } };
    }
    case 'jump': {
      const target = run.nodes.byId.get(request.target);
      if (!current) return refused('NB.2.1-2');
      if (!target || (target.parent && !availableChildren(run, target.parent).includes(target)))
        return refused('NB.2.1-11');
      return { termination: leaving, sequencing: { to: 'jump', target } };
    }
    case 'exit':
    case 'abandon':
      if (!current) return refused('NB.2.1-2');
      return isActive ? { termination: request.to, sequencing: { to: 'exit' } } : refused('NB.2.1-12');
    case 'exitAll':
    case 'abandonAll':
    case 'suspendAll':
      return current ? { termination: request.to, sequencing: { to: 'exit' } } : refused('NB.2.1-2');
  }
}

/** NB.2.1, step 7: choosing out of an active activity needs its choiceExit. */
function isLocked(run: Run, current: ActivityNode, target: ActivityNode): boolean {
  const common = commonAncestor(current, target);
  return current.path
    .slice(common.path.length)
    .some((node) => stateOfActivity(run, node).active && !node.activity.sequencing.controlMode.choiceExit);
}
