import type { FlatCmi } from '#app/domains/scorm/attempts/cmi.ts';

/** Requests of the learner by the player's own buttons. */
export type NavigationRequest = { to: 'continue' | 'previous' | 'finish' } | { to: 'choice'; part: string };

export type Status = 'none' | 'begun' | 'done' | 'passed' | 'failed';

/** Next step when a part has ended: another part, a wait for the learner, or the end of the course. */
export type NavigationResult = { part: string } | 'choose' | 'over';

/** The order of the parts. A list and a sequencer answer alike, and the player need not know which it has. */
export type CourseNavigation = {
  /** First part of a launch. */
  begin(): NavigationResult;
  /** No part runs: the learner continues from here; null where that leads nowhere. */
  go(move: NavigationRequest): NavigationResult | null;
  /** A part runs and will be ended: this is where to go next. `suspend`: the learner leaves. */
  setPendingRequest(move: NavigationRequest | { to: 'suspend' }): void;
  /** The part is about to end: what it asked for itself is looked through. */
  beforePartEnds(): void;
  /** The part has ended. */
  afterPartEnds(): NavigationResult;
  /** Called before a part is opened; returns the number of its attempt where the guide counts them. */
  prepare(part: string): string | null;
  isAllowed(move: NavigationRequest): boolean;
  /** A button that the package does not want to be seen (adlnav:hideLMSUI). */
  isHidden(button: 'continue' | 'previous' | 'exit'): boolean;
  statusOf(part: string): Status;
  /** Names of the whole (`course.…`, `seq:/…`) for a commit. */
  courseValues(): FlatCmi;
};
