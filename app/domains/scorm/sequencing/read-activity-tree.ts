import { PackageRejection } from '#app/domains/scorm/inspection/finding.ts';
import { type XmlNode, attributeOf, childOf, childrenOf, textOf } from '#app/domains/scorm/inspection/xml.ts';
import type {
  Activity,
  ActivityTree,
  Combination,
  Condition,
  Consideration,
  RollupRule,
  Rule,
  Sequencing,
  Timing,
} from '#app/domains/scorm/types.ts';
import { readFlag, readName, readNumber, readOneOf, readText } from './manifest-values.ts';
import { readObjectives } from './read-objectives.ts';

/** Rules and conditions of a whole tree. Items may refer to one collection entry as often as they like, and each gets all of it. */
const MAX_RULES = 200_000;

/** Reads the activity tree of an organization; throws `sequencing_too_large`; `manifest` holds the collection that items may refer to (imsss:sequencingCollection). */
export function readActivityTree(manifest: XmlNode, organization: XmlNode): ActivityTree {
  const collection = new Map(
    childrenOf(childOf(manifest, 'sequencingCollection'), 'sequencing').map((node) => [
      (attributeOf(node, 'ID') ?? '').trim(),
      node,
    ]),
  );
  const counted = { rules: 0 };
  return {
    root: readActivity(organization, collection, counted),
    objectivesGlobalToSystem: readFlag(organization, 'objectivesGlobalToSystem', true),
    dataGlobalToSystem: readFlag(organization, 'sharedDataGlobalToSystem', true),
  };
}

function readActivity(node: XmlNode, collection: Map<string, XmlNode>, counted: { rules: number }): Activity {
  const id = readText(node, 'identifier') ?? '';
  const threshold = childOf(node, 'completionThreshold');
  const hidden = childrenOf(childOf(childOf(node, 'presentation'), 'navigationInterface'), 'hideLMSUI');
  return {
    id,
    title: textOf(childOf(node, 'title')) ?? id,
    visible: readFlag(node, 'isvisible', true),
    children: childrenOf(node, 'item').map((item) => readActivity(item, collection, counted)),
    sequencing: readSequencing(childOf(node, 'sequencing'), collection, counted),
    completion: {
      // The 3rd edition writes the measure as text, which says by itself that it is meant.
      byMeasure: readFlag(threshold, 'completedByMeasure', textOf(threshold) !== undefined),
      minProgressMeasure: readNumber(readText(threshold, 'minProgressMeasure') ?? textOf(threshold), 1, 0, 1),
      progressWeight: readNumber(readText(threshold, 'progressWeight'), 1, 0, 1),
    },
    hideLmsUi: hidden.map((each) => textOf(each) ?? '').filter(Boolean),
    data: childrenOf(childOf(node, 'data'), 'map').flatMap((map) => {
      const target = readName(map, 'targetID');
      const [read, write] = [readFlag(map, 'readSharedData', true), readFlag(map, 'writeSharedData', true)];
      return target === undefined ? [] : [{ target, read, write }];
    }),
  };
}

/** An item's own elements take precedence over those it refers to, element by element (SN §3.1, IDRef). */
function readSequencing(
  own: XmlNode | undefined,
  collection: Map<string, XmlNode>,
  counted: { rules: number },
): Sequencing {
  const shared = collection.get(readText(own, 'IDRef') ?? '');
  const part = (name: string) => childOf(own, name) ?? childOf(shared, name);
  const control = part('controlMode');
  const choice = part('constrainedChoiceConsiderations');
  const rules = part('sequencingRules');
  const limits = part('limitConditions');
  const rollup = part('rollupRules');
  const considerations = part('rollupConsiderations');
  // Checked before they are read: a small manifest may expand to gigabytes.
  counted.rules += sizeOf(rules) + sizeOf(rollup) + sizeOf(part('objectives'));
  if (counted.rules > MAX_RULES) throw new PackageRejection('sequencing_too_large', { count: MAX_RULES });
  const random = part('randomizationControls');
  const delivery = part('deliveryControls');
  const considered = (name: string): Consideration =>
    readOneOf(
      readText(considerations, name),
      ['always', 'ifAttempted', 'ifNotSkipped', 'ifNotSuspended'],
      'always',
    );
  const timing = (name: string): Timing =>
    readOneOf(readText(random, name), ['never', 'once', 'onEachNewAttempt'], 'never');
  const selectCount = readNumber(readText(random, 'selectCount'), Number.NaN, 0, 100_000);
  const attempts = readNumber(readText(limits, 'attemptLimit'), Number.NaN, 0, 1_000_000);
  return {
    controlMode: {
      choice: readFlag(control, 'choice', true),
      choiceExit: readFlag(control, 'choiceExit', true),
      flow: readFlag(control, 'flow', false),
      forwardOnly: readFlag(control, 'forwardOnly', false),
      useCurrentAttemptObjectiveInfo: readFlag(control, 'useCurrentAttemptObjectiveInfo', true),
      useCurrentAttemptProgressInfo: readFlag(control, 'useCurrentAttemptProgressInfo', true),
    },
    constrainedChoice: {
      preventActivation: readFlag(choice, 'preventActivation', false),
      constrainChoice: readFlag(choice, 'constrainChoice', false),
    },
    preConditionRules: childrenOf(rules, 'preConditionRule').map(readRule),
    exitConditionRules: childrenOf(rules, 'exitConditionRule').map(readRule),
    postConditionRules: childrenOf(rules, 'postConditionRule').map(readRule),
    limits: {
      attemptLimit: Number.isNaN(attempts) ? null : attempts,
      attemptAbsoluteDurationLimit: readText(limits, 'attemptAbsoluteDurationLimit') ?? null,
    },
    rollup: {
      objectiveSatisfied: readFlag(rollup, 'rollupObjectiveSatisfied', true),
      progressCompletion: readFlag(rollup, 'rollupProgressCompletion', true),
      objectiveMeasureWeight: readNumber(readText(rollup, 'objectiveMeasureWeight'), 1, 0, 1),
      rules: childrenOf(rollup, 'rollupRule').map(readRollupRule),
      requiredForSatisfied: considered('requiredForSatisfied'),
      requiredForNotSatisfied: considered('requiredForNotSatisfied'),
      requiredForCompleted: considered('requiredForCompleted'),
      requiredForIncomplete: considered('requiredForIncomplete'),
      measureSatisfactionIfActive: readFlag(considerations, 'measureSatisfactionIfActive', true),
    },
    objectives: readObjectives(own, shared),
    randomization: {
      randomizationTiming: timing('randomizationTiming'),
      reorderChildren: readFlag(random, 'reorderChildren', false),
      selectionTiming: timing('selectionTiming'),
      selectCount: Number.isNaN(selectCount) ? null : selectCount,
    },
    delivery: {
      tracked: readFlag(delivery, 'tracked', true),
      completionSetByContent: readFlag(delivery, 'completionSetByContent', false),
      objectiveSetByContent: readFlag(delivery, 'objectiveSetByContent', false),
    },
  };
}

/** Number of elements within an element, counted no further than `MAX_RULES`. */
function sizeOf(node: XmlNode | undefined): number {
  let size = 0;
  const waiting = node ? [...node.children] : [];
  for (let each = waiting.pop(); each && size <= MAX_RULES; each = waiting.pop()) {
    size++;
    waiting.push(...each.children);
  }
  return size;
}

function readRule(node: XmlNode): Rule {
  const list = childOf(node, 'ruleConditions');
  return {
    action: readText(childOf(node, 'ruleAction'), 'action') ?? '',
    combination: readCombination(list, 'all'),
    conditions: childrenOf(list, 'ruleCondition').map(readCondition),
  };
}

const readCombination = (list: XmlNode | undefined, preset: Combination): Combination =>
  readOneOf(readText(list, 'conditionCombination'), ['all', 'any'], preset);

function readCondition(node: XmlNode): Condition {
  const threshold = readNumber(readText(node, 'measureThreshold'), Number.NaN, -1, 1);
  return {
    condition: readText(node, 'condition') ?? '',
    not: readText(node, 'operator')?.toLowerCase() === 'not',
    referencedObjective: readName(node, 'referencedObjective') ?? null,
    measureThreshold: Number.isNaN(threshold) ? null : threshold,
  };
}

function readRollupRule(node: XmlNode): RollupRule {
  const list = childOf(node, 'rollupConditions');
  return {
    action: readText(childOf(node, 'rollupAction'), 'action') ?? '',
    childActivitySet: readOneOf(
      readText(node, 'childActivitySet'),
      ['all', 'any', 'none', 'atLeastCount', 'atLeastPercent'],
      'all',
    ),
    minimumCount: readNumber(readText(node, 'minimumCount'), 0, 0, 1_000_000),
    minimumPercent: readNumber(readText(node, 'minimumPercent'), 0, 0, 1),
    // Unlike a rule of sequencing, one of rollup holds by default when any condition does (IMS SS §5.7).
    combination: readCombination(list, 'any'),
    conditions: childrenOf(list, 'rollupCondition').map((each) => {
      const { condition, not } = readCondition(each);
      return { condition, not };
    }),
  };
}
