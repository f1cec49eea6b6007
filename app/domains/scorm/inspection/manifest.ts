import type { Contents, LaunchPoint, Sco } from '#app/domains/scorm/types.ts';
import type { Finding } from './finding.ts';

export type Manifest = {
  standard: 'scorm-1.2' | 'scorm-2004';
  edition: string | null;
  /** None where neither the course nor its first part has one. */
  title: string | null;
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
