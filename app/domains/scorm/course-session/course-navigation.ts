import type { FlatCmi } from '#app/domains/scorm/attempts/cmi.ts';
import type { Tracked } from '#app/domains/scorm/run-time/run-time.ts';
import type { LaunchPoint } from '#app/domains/scorm/types.ts';

/** Requests of the learner by the player's own buttons. */
export type NavigationRequest = { to: 'continue' | 'previous' | 'finish' } | { to: 'choice'; part: string };

export type Status = 'none' | 'begun' | 'done' | 'passed' | 'failed';

/** Next step when a part has ended: another part, a wait for the learner, the end of the course, or that it was suspended and goes on later. */
export type NavigationResult = { part: string } | 'choose' | 'over' | 'left';

/** Opened but not initialized; initialized; or an asset, which reports nothing and is completed by being opened. */
export type PartInHand = 'opened' | 'running' | 'asset';

/** A part ended its session. `said`: what it has set itself, in this session and those before of its attempt. */
export type PartEnding = {
  said: FlatCmi;
  /** `cmi.exit`, empty where it was not set. */
  exit: string;
  /** `adl.nav.request`, `_none_` where it was not set. */
  request: string;
};

/** The order of the parts. A list and a sequencer answer alike, and who drives them need not know which it is. */
export type CourseNavigation = {
  /** First part of a launch. */
  begin(): NavigationResult;
  /** No part runs: the learner continues from here; null where that leads nowhere. */
  go(move: NavigationRequest): NavigationResult | null;
  /**
   * The part has ended. `wish`: what the learner has asked for, which stands above what the page asks for; `suspend`: the learner leaves.
   * Null: nothing.
   */
  partEnded(ending: PartEnding, wish: NavigationRequest | { to: 'suspend' } | null): NavigationResult;
  /** The learner goes on from a part that never began a session. `unheard`: what a session before said, whose window was closed. */
  partNeverBegan(unheard: FlatCmi): void;
  /** The open part has reported more, so everything shown may have changed. */
  partSaid(said: FlatCmi, how: PartInHand): void;
  /** Called before a part is opened. */
  prepare(point: LaunchPoint): Preparation;
  isAllowed(move: NavigationRequest): boolean;
  /** Next would end the course, as at the last part of a sequenced one. */
  leadsOut(): boolean;
  /** A line of the contents that there is now. */
  isListed(part: string): boolean;
  /** A button that the package does not want to be seen (adlnav:hideLMSUI), or that leads nowhere in all of this part's cluster. */
  isHidden(button: 'continue' | 'previous' | 'exit'): boolean;
  statusOf(part: string): Status;
  /** Names of the whole (`seq:/…`) for a commit. */
  courseValues(): FlatCmi;
  /** A commit that held these values was applied: what they said need not be said again. */
  courseValuesKept(values: FlatCmi): void;
};

/** What a part begins with. */
export type Preparation = {
  point: LaunchPoint;
  /** The number of its attempt, where activities have attempts. */
  attempt: string | null;
  tracked?: Tracked;
  stores?: { get(id: string): string | undefined; set(id: string, value: string): void; list: { id: string; readable: boolean; writable: boolean }[] }; // oxfmt-ignore
  isRequestValid?(request: string, target?: string): boolean | undefined;
};
