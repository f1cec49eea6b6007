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
};

/** A line of the table of contents; what has no children can be opened, and in SCORM 1.2 others too. */
export type Part = { id: string; title: string; visible: boolean; children: Part[] };
