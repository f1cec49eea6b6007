import type { LaunchPoint } from '../inspect/launch-point.ts';
import type { Contents } from '../inspect/manifest.ts';
import type { FlatCmi } from './cmi.ts';
import type { Learner, LeftState, Mode } from './initial-cmi.ts';

/** What the player begins with: everything of this attempt, and nothing beyond. */
export type PlayerState = {
  mode: Mode;
  learner: Learner;
  points: LaunchPoint[];
  contents: Contents | null;
  /** By part. */
  states: Record<string, LeftState>;
  sequencing: FlatCmi | null;
  /** The part that was open last. */
  current: string | null;
  lastSequence: number;
  /** Whether its content is launched with a way to the record store. */
  records: boolean;
};
