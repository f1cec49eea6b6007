import { Scorm2004API } from 'scorm-again/scorm2004/min';
import {
  type Activity,
  type ActivityTree,
  type Objective,
  type Rule,
  type Sequencing,
  SHARED,
  type Timing,
} from '../../sequencing/activity-tree.ts';
import { isChoiceBarred } from './choice-guard.ts';

/**
 * The activity tree as scorm-again 3.4.3 wants it. This is the one place that knows where its names and numbers differ from the
 * standard's; what it does wrong is worked around here too, each with its reason.
 */
function settingsOf({ root, dataGlobalToSystem: _ }: ActivityTree): Record<string, unknown> {
  const measured = measuredTargets(root);
  return {
    activityTree: activityOf(root, measured),
    autoRollupOnCMIChange: false,
    autoProgressOnCompletion: false,
    logLevel: 'error',
  };
}

/** Shared objectives from which one that is satisfied by measure reads the measure. */
const measuredTargets = ({ sequencing, children }: Activity): Set<string> =>
  new Set([
    ...sequencing.objectives
      .filter(({ satisfiedByMeasure }) => satisfiedByMeasure)
      .flatMap(({ maps }) => maps)
      .filter(({ read, write }) => read.includes('NormalizedMeasure') && !write.includes('SatisfiedStatus'))
      .map(({ target }) => target),
    ...children.flatMap((child) => [...measuredTargets(child)]),
  ]);

function activityOf(activity: Activity, measured: Set<string>): Record<string, unknown> {
  const { sequencing: of, completion } = activity;
  const primary = of.objectives.find((each) => each.primary);
  return {
    id: activity.id,
    title: activity.title,
    isVisible: activity.visible,
    children: activity.children.map((child) => activityOf(child, measured)),
    attemptLimit: of.limits.attemptLimit,
    attemptAbsoluteDurationLimit: of.limits.attemptAbsoluteDurationLimit,
    ...(primary ? { primaryObjective: objectiveOf(primary, activity.id, measured) } : {}),
    objectives: of.objectives
      .filter((each) => !each.primary)
      .map((each) => objectiveOf(each, activity.id, measured)),
    sequencingRules: {
      preConditionRules: of.preConditionRules.map(ruleOf),
      exitConditionRules: of.exitConditionRules.map(ruleOf),
      postConditionRules: of.postConditionRules.map(ruleOf),
    },
    sequencingControls: controlsOf(of),
    deliveryControls: of.delivery,
    rollupRules: { rules: of.rollup.rules.map(rollupRuleOf) },
    rollupConsiderations: {
      requiredForSatisfied: of.rollup.requiredForSatisfied,
      requiredForNotSatisfied: of.rollup.requiredForNotSatisfied,
      requiredForCompleted: of.rollup.requiredForCompleted,
      requiredForIncomplete: of.rollup.requiredForIncomplete,
      measureSatisfactionIfActive: of.rollup.measureSatisfactionIfActive,
    },
    completionThreshold: {
      completedByMeasure: completion.byMeasure,
      minProgressMeasure: completion.minProgressMeasure,
      progressWeight: completion.progressWeight,
    },
    hideLmsUi: activity.hideLmsUi,
    sharedDataMaps: activity.data.map(({ target, read, write }) => ({
      targetID: target,
      readSharedData: read,
      writeSharedData: write,
    })),
  };
}

const controlsOf = ({ controlMode, constrainedChoice, rollup, randomization, delivery }: Sequencing) => ({
  enabled: true,
  ...controlMode,
  ...constrainedChoice,
  ...delivery,
  rollupObjectiveSatisfied: rollup.objectiveSatisfied,
  rollupProgressCompletion: rollup.progressCompletion,
  objectiveMeasureWeight: rollup.objectiveMeasureWeight,
  selectionTiming: onceAtMost(randomization.selectionTiming),
  selectCount: randomization.selectCount,
  randomizationTiming: onceAtMost(randomization.randomizationTiming),
  // The standard's reorderChildren; what scorm-again calls so is a state of its own ("has been done once").
  randomizeChildren: randomization.reorderChildren,
});

/**
 * "On each new attempt" is done by scorm-again when the first child has been chosen already, so that children get lost or come
 * in excess (SN §4.7, SR.1 and SR.2 come before). Done once they are whole; a new attempt at the course is a new order all the same.
 */
const onceAtMost = (timing: Timing): Timing => (timing === 'onEachNewAttempt' ? 'once' : timing);

/**
 * The status of a cluster that is satisfied by measure is written by scorm-again only together with the measure (SN §3.10.3 has them apart, case MS):
 * where nobody would take it for their own, the measure goes along.
 */
const objectiveOf = (
  { id, primary, satisfiedByMeasure, minNormalizedMeasure, maps }: Objective,
  of: string,
  measured: Set<string>,
) => ({
  objectiveID: id ?? `${of}-primary`,
  isPrimary: primary,
  satisfiedByMeasure,
  minNormalizedMeasure,
  mapInfo: maps.map(({ target, read, write }) => ({
    targetObjectiveID: target,
    ...Object.fromEntries([
      ...SHARED.map((field) => [`read${field}`, read.includes(field)]),
      ...SHARED.map((field) => [`write${field}`, write.includes(field)]),
    ]),
    ...(satisfiedByMeasure && write.includes('SatisfiedStatus') && !measured.has(target)
      ? { writeNormalizedMeasure: true }
      : {}),
  })),
});

const ruleOf = ({ action, combination, conditions }: Rule) => ({
  action,
  conditionCombination: combination,
  conditions: conditions.map(({ condition, not, referencedObjective, measureThreshold }) => ({
    condition,
    ...(not ? { operator: 'not' } : {}),
    ...(referencedObjective === null ? {} : { referencedObjective }),
    ...(measureThreshold === null ? {} : { parameters: { threshold: measureThreshold } }),
  })),
});

const rollupRuleOf = (rule: Sequencing['rollup']['rules'][number]) => ({
  action: rule.action,
  conditionCombination: rule.combination,
  consideration: rule.childActivitySet,
  minimumCount: rule.minimumCount,
  // Percent, where the standard has a part of one.
  minimumPercent: rule.minimumPercent * 100,
  conditions: rule.conditions.map(({ condition, not }) => ({
    // The one name that differs.
    condition: condition === 'activityProgressKnown' ? 'progressKnown' : condition,
    operator: not ? 'not' : 'noOp',
  })),
});

type LibraryActivity = {
  id: string;
  sequencingRules: { preConditionRules: { action: string; evaluate(activity: unknown): boolean }[] };
};
export type Sequencer = {
  processNavigationRequest(request: string, target?: string): boolean;
  _sequencing: {
    getCurrentActivity(): LibraryActivity | null;
    activityTree: { getActivity(id: string): LibraryActivity | null };
    overallSequencingProcess: { navigationValidityService: { updateNavigationValidity(): void } };
  };
};

export type Validity = {
  continue: boolean;
  previous: boolean;
  choice: Record<string, string>;
  hideLmsUi: string[];
};
type Listeners = {
  onActivityDelivery(activity: { id: string; attemptCount: number }): void;
  onSequencingSessionEnd(): void;
  onNavigationValidityUpdate(update: Validity): void;
};

/** A run-time with a sequencer for this tree; nothing is delivered yet. */
export const openSequencer = <Api extends Sequencer>(tree: ActivityTree, eventListeners: Listeners): Api =>
  new Scorm2004API({
    autocommit: false,
    lmsCommitUrl: false,
    logLevel: 5,
    sequencing: { ...settingsOf(tree), eventListeners },
  }) as unknown as Api;

/** Whether a choice must be refused that scorm-again would grant. */
export function isBarred(api: Sequencer, tree: ActivityTree, target: string): boolean {
  const { activityTree } = api._sequencing;
  const stops = (id: string): boolean => {
    const activity = activityTree.getActivity(id);
    return Boolean(
      activity?.sequencingRules.preConditionRules.some(
        (rule) => rule.action === 'stopForwardTraversal' && rule.evaluate(activity),
      ),
    );
  };
  return isChoiceBarred(tree, api._sequencing.getCurrentActivity()?.id ?? null, target, stops);
}

/** A navigation request (SN §5.6); false where it is refused. */
export const navigate = (api: Sequencer, tree: ActivityTree, request: string, target?: string): boolean =>
  !(request === 'choice' && target !== undefined && isBarred(api, tree, target)) &&
  api.processNavigationRequest(request, target);

/**
 * scorm-again finds out after each request which of all activities may be chosen, and for a thousand of them that takes longer than the request.
 * Now it does so when it is asked: `refresh` answers whether anything was stale.
 */
export function deferValidity(api: Sequencer): { refresh(): void } {
  const service = api._sequencing.overallSequencingProcess.navigationValidityService;
  const update = service.updateNavigationValidity.bind(service);
  let isStale = true;
  service.updateNavigationValidity = () => void (isStale = true);
  return {
    refresh() {
      if (!isStale) return;
      isStale = false;
      update();
    },
  };
}

/**
 * Goes on where an earlier session was, after its state has been restored; false where there is nothing to go on with. A
 * tab that is killed leaves an activity that is current and not suspended, and scorm-again then refuses both to resume and to start
 * (its issue 1701): what was not suspended is suspended first.
 */
export const resume = (api: Pick<Sequencer, 'processNavigationRequest'>): boolean =>
  api.processNavigationRequest('resumeAll') ||
  (api.processNavigationRequest('suspendAll') && api.processNavigationRequest('resumeAll'));
