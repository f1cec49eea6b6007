/**
 * Sequencing as a manifest states it (SCORM 2004 4th Edition, Sequencing and Navigation §3; IMS SS 1.0), with the
 * defaults of the standard filled in. Plain data: it is kept with the package and handed to the player.
 */
export type Timing = 'never' | 'once' | 'onEachNewAttempt';
export type Combination = 'all' | 'any';

export type Condition = {
  condition: string;
  /** Turned around; unknown stays unknown (SN §3.4.2). */
  not: boolean;
  referencedObjective: string | null;
  /** −1 to 1, for the two conditions that compare a measure. */
  measureThreshold: number | null;
};
export type Rule = { action: string; combination: Combination; conditions: Condition[] };

export type RollupRule = {
  action: string;
  childActivitySet: 'all' | 'any' | 'none' | 'atLeastCount' | 'atLeastPercent';
  minimumCount: number;
  /** 0 to 1. */
  minimumPercent: number;
  combination: Combination;
  conditions: Pick<Condition, 'condition' | 'not'>[];
};

/** Which values of a shared objective are read before an attempt and written after (SN §3.10.3; adlseq of the 4th edition). */
export const SHARED_FIELDS = [
  'SatisfiedStatus',
  'NormalizedMeasure',
  'CompletionStatus',
  'ProgressMeasure',
  'RawScore',
  'MinScore',
  'MaxScore',
] as const;
export type ObjectiveMap = {
  target: string;
  read: (typeof SHARED_FIELDS)[number][];
  write: (typeof SHARED_FIELDS)[number][];
};
export type Objective = {
  /** None only for a primary objective, which needs no name of its own. */
  id: string | null;
  primary: boolean;
  satisfiedByMeasure: boolean;
  /** −1 to 1. */
  minNormalizedMeasure: number;
  maps: ObjectiveMap[];
};

export type Consideration = 'always' | 'ifAttempted' | 'ifNotSkipped' | 'ifNotSuspended';

export type Sequencing = {
  controlMode: {
    choice: boolean;
    choiceExit: boolean;
    flow: boolean;
    forwardOnly: boolean;
    useCurrentAttemptObjectiveInfo: boolean;
    useCurrentAttemptProgressInfo: boolean;
  };
  constrainedChoice: { preventActivation: boolean; constrainChoice: boolean };
  preConditionRules: Rule[];
  exitConditionRules: Rule[];
  postConditionRules: Rule[];
  limits: {
    attemptLimit: number | null;
    /** Durations of ISO 8601. */
    attemptAbsoluteDurationLimit: string | null;
  };
  rollup: {
    objectiveSatisfied: boolean;
    progressCompletion: boolean;
    /** 0 to 1. */
    objectiveMeasureWeight: number;
    rules: RollupRule[];
    requiredForSatisfied: Consideration;
    requiredForNotSatisfied: Consideration;
    requiredForCompleted: Consideration;
    requiredForIncomplete: Consideration;
    measureSatisfactionIfActive: boolean;
  };
  objectives: Objective[];
  randomization: {
    randomizationTiming: Timing;
    reorderChildren: boolean;
    selectionTiming: Timing;
    selectCount: number | null;
  };
  delivery: { tracked: boolean; completionSetByContent: boolean; objectiveSetByContent: boolean };
};

export type Activity = {
  /** Of the item; spaces around it are no part of it. */
  id: string;
  title: string;
  /** Is listed in the table of contents. */
  visible: boolean;
  children: Activity[];
  sequencing: Sequencing;
  completion: {
    byMeasure: boolean;
    /** 0 to 1. */
    minProgressMeasure: number;
    progressWeight: number;
  };
  /** Buttons that the content shows itself: continue, previous, exit, exitAll, abandon, abandonAll, suspendAll. */
  hideLmsUi: string[];
  /** adlcp:data: shared stores of text. */
  data: { target: string; read: boolean; write: boolean }[];
};

export type ActivityTree = {
  root: Activity;
  /** Shared objectives hold over all courses of a learner, not in this one alone (adlseq:objectivesGlobalToSystem). */
  objectivesGlobalToSystem: boolean;
  /** The same of shared data. */
  dataGlobalToSystem: boolean;
};
