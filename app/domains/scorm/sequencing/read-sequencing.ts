import { attributeOf, childOf, childrenOf, textOf, type XmlNode } from '../inspect/xml.ts';
import {
  type Activity,
  type ActivityTree,
  type Combination,
  type Condition,
  type Consideration,
  type Objective,
  type ObjectiveMap,
  type RollupRule,
  type Rule,
  type Sequencing,
  SHARED,
  type Timing,
} from './activity-tree.ts';

/** Reads the activity tree of an organization; `manifest` holds the collection that items may refer to (imsss:sequencingCollection). */
export function readActivityTree(manifest: XmlNode, organization: XmlNode): ActivityTree {
  const collection = new Map(
    childrenOf(childOf(manifest, 'sequencingCollection'), 'sequencing').map((node) => [
      (attributeOf(node, 'ID') ?? '').trim(),
      node,
    ]),
  );
  return {
    root: readActivity(organization, collection),
    objectivesGlobalToSystem: flag(organization, 'objectivesGlobalToSystem', true),
    dataGlobalToSystem: flag(organization, 'sharedDataGlobalToSystem', true),
  };
}

/** Spaces around names were seen in packages of the test suite itself. */
const named = (node: XmlNode | undefined, name: string): string | undefined =>
  attributeOf(node, name)?.trim() || undefined;

const flag = (node: XmlNode | undefined, name: string, standard: boolean): boolean => {
  const said = named(node, name)?.toLowerCase();
  return said === undefined ? standard : said === 'true' || said === '1';
};

function number(text: string | undefined, standard: number, least: number, most: number): number {
  const value = Number(text?.trim() || Number.NaN);
  return Number.isFinite(value) ? Math.min(most, Math.max(least, value)) : standard;
}

const oneOf = <const T extends string>(text: string | undefined, values: readonly T[], standard: T): T =>
  values.find((value) => value.toLowerCase() === text?.toLowerCase()) ?? standard;

function readActivity(node: XmlNode, collection: Map<string, XmlNode>): Activity {
  const id = named(node, 'identifier') ?? '';
  const threshold = childOf(node, 'completionThreshold');
  const hidden = childrenOf(childOf(childOf(node, 'presentation'), 'navigationInterface'), 'hideLMSUI');
  return {
    id,
    title: textOf(childOf(node, 'title')) ?? id,
    visible: flag(node, 'isvisible', true),
    children: childrenOf(node, 'item').map((item) => readActivity(item, collection)),
    sequencing: readSequencing(childOf(node, 'sequencing'), collection),
    completion: {
      // The 3rd edition writes the measure as text, which says by itself that it is meant.
      byMeasure: flag(threshold, 'completedByMeasure', textOf(threshold) !== undefined),
      minProgressMeasure: number(named(threshold, 'minProgressMeasure') ?? textOf(threshold), 1, 0, 1),
      progressWeight: number(named(threshold, 'progressWeight'), 1, 0, 1),
    },
    hideLmsUi: hidden.map((each) => textOf(each) ?? '').filter(Boolean),
    data: childrenOf(childOf(node, 'data'), 'map').flatMap((map) => {
      const target = named(map, 'targetID');
      const [read, write] = [flag(map, 'readSharedData', true), flag(map, 'writeSharedData', true)];
      return target === undefined ? [] : [{ target, read, write }];
    }),
  };
}

/** What an item says itself goes before what it refers to, element by element (SN §3.1, IDRef). */
function readSequencing(own: XmlNode | undefined, collection: Map<string, XmlNode>): Sequencing {
  const shared = collection.get(named(own, 'IDRef') ?? '');
  const part = (name: string) => childOf(own, name) ?? childOf(shared, name);
  const control = part('controlMode');
  const choice = part('constrainedChoiceConsiderations');
  const rules = part('sequencingRules');
  const limits = part('limitConditions');
  const rollup = part('rollupRules');
  const considerations = part('rollupConsiderations');
  const random = part('randomizationControls');
  const delivery = part('deliveryControls');
  const considered = (name: string): Consideration =>
    oneOf(named(considerations, name), ['always', 'ifAttempted', 'ifNotSkipped', 'ifNotSuspended'], 'always');
  const timing = (name: string): Timing =>
    oneOf(named(random, name), ['never', 'once', 'onEachNewAttempt'], 'never');
  const selectCount = number(named(random, 'selectCount'), Number.NaN, 0, 100_000);
  const attempts = number(named(limits, 'attemptLimit'), Number.NaN, 0, 1_000_000);
  return {
    controlMode: {
      choice: flag(control, 'choice', true),
      choiceExit: flag(control, 'choiceExit', true),
      flow: flag(control, 'flow', false),
      forwardOnly: flag(control, 'forwardOnly', false),
      useCurrentAttemptObjectiveInfo: flag(control, 'useCurrentAttemptObjectiveInfo', true),
      useCurrentAttemptProgressInfo: flag(control, 'useCurrentAttemptProgressInfo', true),
    },
    constrainedChoice: {
      preventActivation: flag(choice, 'preventActivation', false),
      constrainChoice: flag(choice, 'constrainChoice', false),
    },
    preConditionRules: childrenOf(rules, 'preConditionRule').map(readRule),
    exitConditionRules: childrenOf(rules, 'exitConditionRule').map(readRule),
    postConditionRules: childrenOf(rules, 'postConditionRule').map(readRule),
    limits: {
      attemptLimit: Number.isNaN(attempts) ? null : attempts,
      attemptAbsoluteDurationLimit: named(limits, 'attemptAbsoluteDurationLimit') ?? null,
    },
    rollup: {
      objectiveSatisfied: flag(rollup, 'rollupObjectiveSatisfied', true),
      progressCompletion: flag(rollup, 'rollupProgressCompletion', true),
      objectiveMeasureWeight: number(named(rollup, 'objectiveMeasureWeight'), 1, 0, 1),
      rules: childrenOf(rollup, 'rollupRule').map(readRollupRule),
      requiredForSatisfied: considered('requiredForSatisfied'),
      requiredForNotSatisfied: considered('requiredForNotSatisfied'),
      requiredForCompleted: considered('requiredForCompleted'),
      requiredForIncomplete: considered('requiredForIncomplete'),
      measureSatisfactionIfActive: flag(considerations, 'measureSatisfactionIfActive', true),
    },
    objectives: readObjectives(own, shared),
    randomization: {
      randomizationTiming: timing('randomizationTiming'),
      reorderChildren: flag(random, 'reorderChildren', false),
      selectionTiming: timing('selectionTiming'),
      selectCount: Number.isNaN(selectCount) ? null : selectCount,
    },
    delivery: {
      tracked: flag(delivery, 'tracked', true),
      completionSetByContent: flag(delivery, 'completionSetByContent', false),
      objectiveSetByContent: flag(delivery, 'objectiveSetByContent', false),
    },
  };
}

function readRule(node: XmlNode): Rule {
  const list = childOf(node, 'ruleConditions');
  return {
    action: named(childOf(node, 'ruleAction'), 'action') ?? '',
    combination: oneOf(named(list, 'conditionCombination'), ['all', 'any'], 'all') satisfies Combination,
    conditions: childrenOf(list, 'ruleCondition').map(readCondition),
  };
}

function readCondition(node: XmlNode): Condition {
  const threshold = number(named(node, 'measureThreshold'), Number.NaN, -1, 1);
  return {
    condition: named(node, 'condition') ?? '',
    not: named(node, 'operator')?.toLowerCase() === 'not',
    referencedObjective: named(node, 'referencedObjective') ?? null,
    measureThreshold: Number.isNaN(threshold) ? null : threshold,
  };
}

function readRollupRule(node: XmlNode): RollupRule {
  const list = childOf(node, 'rollupConditions');
  return {
    action: named(childOf(node, 'rollupAction'), 'action') ?? '',
    childActivitySet: oneOf(
      named(node, 'childActivitySet'),
      ['all', 'any', 'none', 'atLeastCount', 'atLeastPercent'],
      'all',
    ),
    minimumCount: number(named(node, 'minimumCount'), 0, 0, 1_000_000),
    minimumPercent: number(named(node, 'minimumPercent'), 0, 0, 1),
    // Unlike a rule of sequencing, one of rollup holds by default when any condition does (IMS SS §5.7).
    combination: oneOf(named(list, 'conditionCombination'), ['all', 'any'], 'any'),
    conditions: childrenOf(list, 'rollupCondition').map((each) => {
      const { condition, not } = readCondition(each);
      return { condition, not };
    }),
  };
}

/** Objectives of imsss, and what adlseq of the 4th edition adds to those of the same name. */
function readObjectives(own: XmlNode | undefined, shared: XmlNode | undefined): Objective[] {
  const lists = (of: XmlNode | undefined) => childrenOf(of, 'objectives');
  const imsss = [...lists(own), ...lists(shared)].find((list) => !isAdlseq(list));
  const adlseq = [...lists(own), ...lists(shared)].find(isAdlseq);
  const added = new Map(
    childrenOf(adlseq, 'objective').map((node) => [named(node, 'objectiveID') ?? '', node]),
  );
  const read = (node: XmlNode, primary: boolean): Objective => {
    const id = named(node, 'objectiveID') ?? null;
    const more = id === null ? undefined : added.get(id);
    return {
      id,
      primary,
      satisfiedByMeasure: flag(node, 'satisfiedByMeasure', false),
      minNormalizedMeasure: number(textOf(childOf(node, 'minNormalizedMeasure')), 1, -1, 1),
      maps: mergeMaps([
        ...childrenOf(node, 'mapInfo').map((map) => readMap(map, true)),
        ...childrenOf(more, 'mapInfo').map((map) => readMap(map, false)),
      ]),
    };
  };
  return [
    ...childrenOf(imsss, 'primaryObjective')
      .slice(0, 1)
      .map((node) => read(node, true)),
    ...childrenOf(imsss, 'objective').map((node) => read(node, false)),
  ];
}

const isAdlseq = (node: XmlNode): boolean => /adlseq/i.test(node.ns);

/** Where nothing is said, a map reads what its namespace has (imsss status and measure, adlseq the others) and writes nothing. */
function readMap(node: XmlNode, ofImsss: boolean): ObjectiveMap {
  const readByDefault = (field: string) =>
    ofImsss === (field === 'SatisfiedStatus' || field === 'NormalizedMeasure');
  return {
    target: named(node, 'targetObjectiveID') ?? '',
    read: SHARED.filter((field) => flag(node, `read${field}`, readByDefault(field))),
    write: SHARED.filter((field) => flag(node, `write${field}`, false)),
  };
}

function mergeMaps(maps: ObjectiveMap[]): ObjectiveMap[] {
  const merged = new Map<string, ObjectiveMap>();
  for (const { target, read, write } of maps) {
    if (target === '') continue;
    const known = merged.get(target);
    merged.set(target, {
      target,
      read: SHARED.filter((field) => read.includes(field) || known?.read.includes(field)),
      write: SHARED.filter((field) => write.includes(field) || known?.write.includes(field)),
    });
  }
  return [...merged.values()];
}
