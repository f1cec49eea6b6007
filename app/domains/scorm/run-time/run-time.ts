import type { FlatCmi, Standard } from '#app/domains/scorm/attempts/cmi.ts';

/** Shared stores of a part, in the order of its manifest (SCORM 2004 4th Ed. RTE §4.3.1). */
export type Stores = {
  list: { id: string; readable: boolean; writable: boolean }[];
  get(id: string): string | undefined;
  set(id: string, value: string): void;
};

/**
 * What sequencing tracks for an element of an objective, by its name, that the part has not set itself.
 * `isShared`: it is read from a shared objective, and stands above what an earlier session kept where it is known. Null: nothing of it is tracked.
 */
export type Tracked = (
  objective: string,
  element: string,
) => { value: string | undefined; isShared: boolean } | null;

export type RunTimeOptions = {
  /** Names and values that the session begins with, objectives of the part among them (`initialCmi`). */
  initial: FlatCmi;
  stores?: Stores;
  tracked?: Tracked;
  /** Whether a navigation request would succeed now, in the vocabulary of `adl.nav.request`; undefined: unknown. */
  isRequestValid?(request: string, target?: string): boolean | undefined;
};

export type Kind = 'initialize' | 'get' | 'set' | 'commit' | 'terminate';

export type Name = Kind | 'lastError' | 'errorString' | 'diagnostic';

/** SCORM 1.2 RTE §3.2, SCORM 2004 4th Ed. RTE §3.1: the eight functions of an API instance. */
export const FUNCTIONS: Record<
  Standard,
  Record<Kind | 'lastError' | 'errorString' | 'diagnostic', string>
> = {
  'scorm-1.2': {
    initialize: 'LMSInitialize',
    get: 'LMSGetValue',
    set: 'LMSSetValue',
    commit: 'LMSCommit',
    terminate: 'LMSFinish',
    lastError: 'LMSGetLastError',
    errorString: 'LMSGetErrorString',
    diagnostic: 'LMSGetDiagnostic',
  },
  'scorm-2004': {
    initialize: 'Initialize',
    get: 'GetValue',
    set: 'SetValue',
    commit: 'Commit',
    terminate: 'Terminate',
    lastError: 'GetLastError',
    errorString: 'GetErrorString',
    diagnostic: 'GetDiagnostic',
  },
};

/** The run-time of one session of one part. */
export type RunTime = {
  /** The eight functions of the standard by name. Content may pass anything as an argument. */
  api: Record<string, (...args: unknown[]) => string>;
  /**
   * The state to save: names and values, flat, before and after the session has ended. The time of this session is in the total time, and
   * `part.suspended` is `true` where the part asked for suspendAll.
   */
  render(): FlatCmi;
  /** Whether the part itself set it in this session. */
  wasSet(name: string): boolean;
  /** `cmi.exit` or `cmi.core.exit` as set in this session; empty where it was not. */
  exit(): string;
  /** `adl.nav.request` as set in this session; `_none_` where it was not, and in SCORM 1.2. */
  navRequest(): string;
};
