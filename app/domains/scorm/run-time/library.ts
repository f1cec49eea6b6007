import type { FlatCmi, Standard } from '#app/domains/scorm/attempts/cmi.ts';
import { flatten } from './flat-cmi.ts';
import { FUNCTIONS, type Name } from './run-time.ts';

/** Common part of both versions of scorm-again, besides the functions of the standard. */
type ScormAgain = Record<string, (...args: unknown[]) => string> & {
  setCMIValue(name: string, value: string): string;
  renderCommitCMI(terminate: boolean, includeTotalTime: boolean): unknown;
};

/** A class of scorm-again; its types declare neither the API functions by name nor the library's own members. */
export type LibraryClass = new (settings: Record<string, unknown>) => object;

/** The library's own clock and transport stay off; a mastery score is judged on the server too. */
const SETTINGS = { autocommit: false, lmsCommitUrl: false, mastery_override: false, logLevel: 5 };

export type Library = {
  /** Sets a value before the session begins, or one that is read-only in it; false where the library refuses it. */
  load(name: string, value: string): boolean;
  call(name: Name, ...args: unknown[]): string;
  render(): FlatCmi;
};

/** A fresh instance for each session, so that nothing of one part is found in the next. */
export function openLibrary(standard: Standard, library: LibraryClass): Library {
  const api = new library(SETTINGS) as ScormAgain;
  const names = FUNCTIONS[standard];
  return {
    load: (name, value) => {
      // One by one: loadFromJSON throws at the first value that it refuses, and loads none after it.
      try {
        return api.setCMIValue(name, value) === 'true';
      } catch {
        return false;
      }
    },
    call: (name, ...args) => api[names[name]]!(...args),
    render: () => flatten((api.renderCommitCMI(true, true) as { cmi: object }).cmi),
  };
}
