import type { ActivityTree } from '#app/domains/scorm/types.ts';
import { isLeaf } from './activity-nodes.ts';
import { endAttempt } from './attempts.ts';
import type { NavigationRequest } from './navigation.ts';
import { type Outcome, navigate } from './navigate.ts';
import { rollUp } from './rollup.ts';
import {
  type Run,
  type SequencingState,
  changeActivity,
  copyRun,
  openRun,
  stateOf,
  stateOfActivity,
} from './sequencing-run.ts';
import { type WhatWasSaid, takeWhatWasSaid } from './what-was-said.ts';

/**
 * What happens in a course, as far as its order is concerned: the course is opened, a part has ended and said this, somebody asks for something.
 * The same steps from the same state lead to the same state, in the browser and on the server.
 */
export type CourseStep =
  | { step: 'begin' }
  | { step: 'said'; part: string; attempt: number; said: WhatWasSaid; isSuspended: boolean }
  | { step: 'go'; request: NavigationRequest };

const NOTHING: Outcome = { delivered: null, isEnded: false, exception: null };

/** The state after some steps. Pure. */
export function takeSteps(tree: ActivityTree, state: SequencingState, steps: CourseStep[]): SequencingState {
  if (steps.length === 0) return state;
  const run = openRun(tree, state);
  for (const step of steps) takeStepIn(run, step);
  return stateOf(run);
}

/** The state after a step, and what became of it. Pure. */
export function takeStep(
  tree: ActivityTree,
  state: SequencingState,
  step: CourseStep,
): { state: SequencingState; outcome: Outcome } {
  const run = openRun(tree, state);
  const outcome = takeStepIn(run, step);
  return { state: stateOf(run), outcome };
}

function takeStepIn(run: Run, step: CourseStep): Outcome {
  switch (step.step) {
    case 'begin':
      return begin(run);
    case 'said':
      endPart(run, step);
      return NOTHING;
    case 'go':
      return navigate(run, step.request);
  }
}

/** A part has ended its session, and what it said counts; the request that follows ends the attempt at its activity. */
function endPart(
  run: Run,
  { part, attempt, said, isSuspended }: Extract<CourseStep, { step: 'said' }>,
): void {
  const { current } = run;
  if (!current) return;
  const { active, attempts } = stateOfActivity(run, current);
  // Of another part, or of another attempt at it: somebody has moved on meanwhile.
  if (!active || current.id !== part || Math.max(1, attempts) !== attempt) return;
  takeWhatWasSaid(run, current, said);
  changeActivity(run, current).suspended = isSuspended;
}

/**
 * Opens the course where the learner was. An activity that is still going on, because its window was closed, or that was left suspended is resumed.
 * Where one has ended and nothing was chosen, the way leads on. A course without flow begins with nothing: its first part is chosen, as a learner would.
 */
function begin(run: Run): Outcome {
  const { current } = run;
  const { active, suspended } = current ? stateOfActivity(run, current) : {};
  if (active || suspended) navigate(run, { to: 'suspendAll' });
  else if (current) {
    const leadsOn = navigate(copyRun(run), { to: 'continue' }).delivered !== null;
    return leadsOn ? navigate(run, { to: 'continue' }) : NOTHING;
  }
  for (const to of ['resumeAll', 'start'] as const) {
    const outcome = navigate(run, { to });
    if (outcome.delivered !== null) return outcome;
  }
  return chooseFirst(run);
}

function chooseFirst(run: Run): Outcome {
  for (const node of run.nodes.all) {
    if (!isLeaf(node) || !node.activity.visible) continue;
    const outcome = navigate(run, { to: 'choice', target: node.id });
    if (outcome.delivered !== null) return outcome;
  }
  return NOTHING;
}

/**
 * The state as it looks while a part runs: what it has said so far is in it, and rolled up. `hasEnded`: of an asset, which says nothing and has been
 * done when it was opened.
 */
export function withPartInHand(
  tree: ActivityTree,
  state: SequencingState,
  said: WhatWasSaid,
  hasEnded: boolean,
): SequencingState {
  const run = openRun(tree, state);
  const { current } = run;
  if (!current || !stateOfActivity(run, current).active) return state;
  takeWhatWasSaid(run, current, said);
  if (hasEnded) endAttempt(run, current);
  else rollUp(run, current);
  return stateOf(run);
}

/**
 * What a part said without its steps, late or before there were any, counts for its last attempt. Where it had none, that is a first one, and the
 * attempts above it go on.
 */
export function takeLate(
  tree: ActivityTree,
  state: SequencingState,
  part: string,
  said: WhatWasSaid,
  hasEnded: boolean,
  attempt = 1,
): SequencingState {
  const run = openRun(tree, state);
  const node = run.nodes.byId.get(part);
  if (!node || !isLeaf(node)) return state;
  for (const each of node.path)
    if (stateOfActivity(run, each).attempts === 0)
      Object.assign(changeActivity(run, each), {
        attempts: each === node ? attempt : 1,
        suspended: each !== node || !hasEnded,
      });
  takeWhatWasSaid(run, node, said);
  const { active = false } = stateOfActivity(run, node);
  if (hasEnded) endAttempt(run, node);
  else rollUp(run, node);
  changeActivity(run, node).active = active;
  // Where nobody is anywhere yet, the learner goes on from here.
  if (!run.current && !run.suspended) {
    if (hasEnded) run.current = node;
    else run.suspended = node;
  }
  return stateOf(run);
}
