import type { ActivityTree } from '#app/domains/scorm/sequencing/activity-tree.ts';
import type { Finding } from './finding.ts';
import type { LaunchPoint, Part } from './launch-point.ts';

export type Sco = { identifier: string; title: string; href: string; type: 'sco' | 'asset' };

/** The order of the parts: as they stand in the manifest, or as its sequencing says. */
export type Contents = { kind: 'list'; root: Part } | { kind: 'sequenced'; tree: ActivityTree };

export type Manifest = {
  standard: 'scorm-1.2' | 'scorm-2004';
  edition: string | null;
  title: string;
  scos: Sco[];
  /** Everything that can be opened, in order; the first is where a learner begins. */
  points: [LaunchPoint, ...LaunchPoint[]];
  /** None where there is one part and nothing to sequence. */
  contents: Contents | null;
  /** The manifest speaks of sequencing at all. */
  sequencing: boolean;
  /** What its metadata (IEEE 1484.12.3, LOM) says of it; empty where it says nothing. */
  description: string;
  warnings: Finding[];
};
