import type {
  Activity,
  ActivityTree,
  Objective,
  Rule,
  Sequencing,
  Timing,
} from '#app/domains/scorm/types.ts';
import { SHARED_FIELDS } from '#app/domains/scorm/sequencing/shared-fields.ts';

/**
 * The activity tree as scorm-again 3.4.3 wants it. This is the one place that knows where its names and numbers differ from the
 * standard's; what it does wrong is worked around here too, each with its reason.
 */
export function sequencerSettings({ root, dataGlobalToSystem: _ }: ActivityTree): Record<string, unknown> {
  const measured = measuredTargets(root);
  return {
    activityTree: activitySettings(root, measured),
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

function activitySettings(activity: Activity, measured: Set<string>): Record<string, unknown> {
  const { sequencing: of, completion } = activity;
  const primary = of.objectives.find((each) => each.primary);
  return {
    id: activity.id,
    title: activity.title,
    isVisible: activity.visible,
    children: activity.children.map((child) => activitySettings(child, measured)),
    attemptLimit: of.limits.attemptLimit,
    attemptAbsoluteDurationLimit: of.limits.attemptAbsoluteDurationLimit,
    ...(primary ? { primaryObjective: objectiveSettings(primary, activity.id, measured) } : {}),
    objectives: of.objectives
      .filter((each) => !each.primary)
      .map((each) => objectiveSettings(each, activity.id, measured)),
    sequencingRules: {
      preConditionRules: of.preConditionRules.map(ruleSettings),
      exitConditionRules: of.exitConditionRules.map(ruleSettings),
      postConditionRules: of.postConditionRules.map(ruleSettings),
    },
    sequencingControls: controlSettings(of),
    deliveryControls: of.delivery,
    rollupRules: { rules: of.rollup.rules.map(rollupRuleSettings) },
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

const controlSettings = ({
  controlMode,
  constrainedChoice,
  rollup,
  randomization,
  delivery,
}: Sequencing) => ({
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
const objectiveSettings = (
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
      ...SHARED_FIELDS.map((field) => [`read${field}`, read.includes(field)]),
      ...SHARED_FIELDS.map((field) => [`write${field}`, write.includes(field)]),
    ]),
    ...(satisfiedByMeasure && write.includes('SatisfiedStatus') && !measured.has(target)
      ? { writeNormalizedMeasure: true }
      : {}),
  })),
});

const ruleSettings = ({ action, combination, conditions }: Rule) => ({
  action,
  conditionCombination: combination,
  conditions: conditions.map(({ condition, not, referencedObjective, measureThreshold }) => ({
    condition,
    ...(not ? { operator: 'not' } : {}),
    ...(referencedObjective === null ? {} : { referencedObjective }),
    ...(measureThreshold === null ? {} : { parameters: { threshold: measureThreshold } }),
  })),
});

const rollupRuleSettings = (rule: Sequencing['rollup']['rules'][number]) => ({
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
