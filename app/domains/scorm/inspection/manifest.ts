import type { ActivityTree } from '#app/domains/scorm/sequencing/activity-tree.ts';
import type { Finding } from './finding.ts';
import type { LaunchPoint, Part } from './launch-point.ts';

export type Sco = { identifier: string; title: string; href: string; type: 'sco' | 'asset' };

/** The order of the parts: as in the manifest, or by its sequencing. */
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
  /** Description from its metadata (IEEE 1484.12.3, LOM); empty where there is none. */
  description: string;
  warnings: Finding[];
};
