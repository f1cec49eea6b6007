/** What packages keep in JSON columns. A package is kept for years: what older rows lack is optional. */

/** Where a part of a package opens, and the data of its manifest for the run-time. */
export type LaunchPoint = {
  /** Path in the archive, without a query. */
  path: string;
  /** `?…` and `#…`, with the item's parameters. */
  query: string;
  /** Identifier of the item. */
  sco: string;
  title: string;
  type: 'sco' | 'asset';
  /** Percent, SCORM 1.2 adlcp:masteryscore. */
  masteryScore: string | null;
  /** −1 to 1, imsss:minNormalizedMeasure of a primary objective that is satisfied by measure. */
  scaledPassingScore: string | null;
  /** 0 to 1, adlcp:completionThreshold. */
  completionThreshold: string | null;
  launchData: string | null;
  /** HHHH:MM:SS in SCORM 1.2, a duration of ISO 8601 in 2004. */
  maxTimeAllowed: string | null;
  timeLimitAction: string | null;
  /** SCORM 1.2 adlcp:prerequisites, in AICC's script; older rows lack it. */
  prerequisites?: string | null;
  /** Names of the objectives that the run-time begins with (SCORM 2004 RTE §4.2.17), primary first; older rows lack them. */
  objectives?: string[];
  /** SCORM 2004 imsss:deliveryControls: what the system settles where the part says nothing; older rows lack them. */
  delivery?: DeliveryControls;
};

export type DeliveryControls = {
  tracked: boolean;
  completionSetByContent: boolean;
  objectiveSetByContent: boolean;
};

/** A line of the table of contents; what has no children can be opened, and in SCORM 1.2 others too. */
export type Part = { id: string; title: string; visible: boolean; children: Part[] };

/** The order of the parts: as in the manifest, or by its sequencing. */
export type Contents = { kind: 'list'; root: Part } | { kind: 'sequenced'; tree: ActivityTree };

export type Sco = { identifier: string; title: string; href: string; type: 'sco' | 'asset' };

export type ReportedFinding = { code: string; message: string; facts?: Record<string, string | number> };

/** Answer to an upload, and output of the command line. */
export type PackageReport = {
  standard: 'scorm-1.2' | 'scorm-2004' | null;
  edition: string | null;
  title: string | null;
  scos: Sco[];
  launch: string | null;
  sequencing: boolean;
  files: number;
  bytes: number;
  warnings: ReportedFinding[];
  errors: ReportedFinding[];
  /** Of the manifest's metadata; older rows lack it. */
  description?: string;
};

/** Beside what every package may: the learner's name, windows of its own, the record store, other hosts. Its author answers for it. */
export type SandboxPermissions = {
  name: boolean;
  popups: boolean;
  /** It may write to the record store of this learner, by a credential of the launch. */
  records: boolean;
  /** Host names that its pages may load from and send to. */
  hosts: string[];
};

/** Permissions that an author requests while associations have not all agreed; `agreed` are ids of those that have. */
export type RequestedPermissions = { needs: SandboxPermissions; askedAt: string; agreed: string[] };

/**
 * A rule of ours for a package that never says that it is completed: all its parts were opened, and so many minutes were counted by
 * the server's clock.
 */
export type FallbackCompletion = { minMinutes: number; reason: string; personId: string; at: string };

// Sequencing as a manifest states it (SCORM 2004 4th Edition, Sequencing and Navigation §3; IMS SS 1.0), with the defaults of the
// standard filled in. Plain data: it is kept with the package and handed to the player.

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
export type SharedField =
  | 'SatisfiedStatus'
  | 'NormalizedMeasure'
  | 'CompletionStatus'
  | 'ProgressMeasure'
  | 'RawScore'
  | 'MinScore'
  | 'MaxScore';
export type ObjectiveMap = { target: string; read: SharedField[]; write: SharedField[] };
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
  delivery: DeliveryControls;
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

/** What is known of an objective (SN §4.2.1). A value that is not there is unknown. */
export type ObjectiveProgress = {
  satisfied?: boolean;
  /** −1 to 1. */
  measure?: number;
  completed?: boolean;
  /** Progress measure, 0 to 1. */
  progress?: number;
  raw?: string;
  min?: string;
  max?: string;
  /** The page itself set the status, if only to "unknown": then nothing is assumed when its attempt ends (UP.4). */
  said?: { satisfied?: boolean; completed?: boolean };
};

/** What a learner brings along from one course to another: shared objectives and shared stores by name. */
export type SharedValues = { shared: Record<string, ObjectiveProgress>; stores: Record<string, string> };

export type ActivityTree = {
  root: Activity;
  /** Shared objectives hold over all courses of a learner, not in this one alone (adlseq:objectivesGlobalToSystem). */
  objectivesGlobalToSystem: boolean;
  /** The same of shared data. */
  dataGlobalToSystem: boolean;
};
