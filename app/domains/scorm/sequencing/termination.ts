import { endAttempt, terminateDescendents } from './attempts.ts';
import { findRuleAction } from './checking.ts';
import type { TerminationRequest } from './navigation.ts';
import { rollUp } from './rollup.ts';
import { type Run, changeActivity, stateOfActivity } from './sequencing-run.ts';

export type PostCondition = 'retry' | 'continue' | 'previous';

/** A sequencing request that a post condition rule makes, else none; or the code of the exception. */
export type Terminated = { request: PostCondition | 'exit' | null } | { exception: string };

const POST_CONDITIONS = ['exitParent', 'exitAll', 'retry', 'retryAll', 'continue', 'previous'] as const;

/** Sequencing Exit Action Rules Subprocess [TB.2.1]. */
function applyExitRules(run: Run): void {
  const target = run
    .current!.path.slice(0, -1)
    .find((node) => findRuleAction(run, node, node.activity.sequencing.exitConditionRules, ['exit']));
  if (!target) return;
  terminateDescendents(run, target);
  endAttempt(run, target);
  run.current = target;
}

/** Sequencing Post Condition Rules Subprocess [TB.2.2]. */
function findPostCondition(run: Run): (typeof POST_CONDITIONS)[number] | null {
  const current = run.current!;
  if (stateOfActivity(run, current).suspended) return null;
  return findRuleAction(run, current, current.activity.sequencing.postConditionRules, POST_CONDITIONS);
}

/** Termination Request Process [TB.2.3]. */
export function terminate(run: Run, request: TerminationRequest): Terminated {
  const { current, nodes } = run;
  if (!current) return { exception: 'TB.2.3-1' };
  const isActive = stateOfActivity(run, current).active === true;
  if ((request === 'exit' || request === 'abandon') && !isActive) return { exception: 'TB.2.3-2' };
  switch (request) {
    case 'exit':
      return exit(run);
    case 'exitAll':
      return exitAll(run, null);
    case 'suspendAll':
      return suspendAll(run);
    case 'abandon':
      changeActivity(run, current).active = false;
      return { request: null };
    case 'abandonAll':
      for (const node of current.path) changeActivity(run, node).active = false;
      run.current = nodes.root;
      return { request: 'exit' };
  }
}

/** TB.2.3, step 3: the attempt at the activity, and of those above it that rules end too. */
function exit(run: Run): Terminated {
  endAttempt(run, run.current!);
  applyExitRules(run);
  for (;;) {
    const action = findPostCondition(run);
    if (action === 'exitAll') return exitAll(run, null);
    if (action === 'retryAll') return exitAll(run, 'retry');
    if (action !== 'exitParent') {
      const isEnd = run.current === run.nodes.root && action !== 'retry';
      return { request: isEnd ? 'exit' : action };
    }
    if (!run.current!.parent) return { exception: 'TB.2.3-4' };
    run.current = run.current!.parent;
    endAttempt(run, run.current);
  }
}

/** TB.2.3, step 4. */
function exitAll(run: Run, request: PostCondition | null): Terminated {
  const { root } = run.nodes;
  if (stateOfActivity(run, run.current!).active) endAttempt(run, run.current!);
  terminateDescendents(run, root);
  endAttempt(run, root);
  run.current = root;
  return { request: request ?? 'exit' };
}

/** TB.2.3, step 5. */
function suspendAll(run: Run): Terminated {
  const current = run.current!;
  const { active, suspended } = stateOfActivity(run, current);
  if (active || suspended) rollUp(run, current);
  else if (!current.parent) return { exception: 'TB.2.3-3' };
  run.suspended = active || suspended ? current : current.parent;
  for (const node of run.suspended!.path)
    Object.assign(changeActivity(run, node), { active: false, suspended: true });
  run.current = run.nodes.root;
  return { request: 'exit' };
}
