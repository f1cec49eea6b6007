import type { Learner, Mode, SavedPartState } from '#app/domains/scorm/attempts/initial-cmi.ts';
import type { SequencingStart } from '#app/domains/scorm/sequencing/sequencing-record.ts';
import type { Contents, LaunchPoint } from '#app/domains/scorm/types.ts';

/** Data with which the player starts: everything of this attempt, and nothing beyond. */
export type PlayerState = {
  mode: Mode;
  learner: Learner;
  points: LaunchPoint[];
  contents: Contents | null;
  /** By part. */
  states: Record<string, SavedPartState>;
  /** None where nothing is sequenced. */
  sequencing: SequencingStart | null;
  /** The part that was open last. */
  current: string | null;
  lastSequence: number;
  /** The number of the window that asked, where it opened the launch. */
  window: number | null;
  /** Whether its content is launched with a way to the record store. */
  records: boolean;
};
