import type { FlatCmi } from '#app/domains/scorm/attempts/cmi.ts';

/** What a learner asks for with the player's own buttons. */
export type NavigationRequest = { to: 'continue' | 'previous' | 'finish' } | { to: 'choice'; part: string };

export type Status = 'none' | 'begun' | 'done' | 'passed' | 'failed';

/** What comes when a part has ended: another, nothing until the learner says so, or the end of it all. */
export type NavigationResult = { part: string } | 'choose' | 'over';

/** The order of the parts. A list and a sequencer answer alike, and the player need not know which it has. */
export type CourseNavigation = {
  /** Where a launch begins. */
  begin(): NavigationResult;
  /** No part runs: the learner goes on from here; null where that leads nowhere. */
  go(move: NavigationRequest): NavigationResult | null;
  /** A part runs and will be ended: this is where it shall lead. `suspend`: the learner goes away. */
  setPendingRequest(move: NavigationRequest | { to: 'suspend' }): void;
  /** The part is about to end: what it asked for itself is looked through. */
  beforePartEnds(): void;
  /** The part has ended. */
  afterPartEnds(): NavigationResult;
  /** Called before a part is opened; answers the number of its attempt where the guide counts them. */
  prepare(part: string): string | null;
  isAllowed(move: NavigationRequest): boolean;
  /** A button that the package does not want to be seen (adlnav:hideLMSUI). */
  isHidden(button: 'continue' | 'previous' | 'exit'): boolean;
  statusOf(part: string): Status;
  /** Names of the whole (`course.…`, `seq:/…`) for a commit. */
  courseValues(): FlatCmi;
};
