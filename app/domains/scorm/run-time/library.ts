import type { FlatCmi } from '#app/domains/scorm/attempts/cmi.ts';
import { flatten, nest } from './flat-cmi.ts';

/** Common part of both versions of scorm-again, besides the functions of the standard. */
type ScormAgain = Record<string, (...args: unknown[]) => string> & {
  loadFromJSON(json: object, element: string): void;
  renderCommitCMI(terminate: boolean, includeTotalTime: boolean): unknown;
};

/** A class of scorm-again; its types name neither the functions by word nor what is the library's own. */
export type LibraryClass = new (settings: Record<string, unknown>) => object;

/** The library's own clock and transport stay off; a mastery score is judged on the server too. */
const SETTINGS = { autocommit: false, lmsCommitUrl: false, mastery_override: false, logLevel: 5 };

/** A fresh instance for each session, so that nothing of one part is found in the next. */
export function openLibrary(library: LibraryClass, initial: FlatCmi) {
  const api = new library(SETTINGS) as ScormAgain;
  api.loadFromJSON(nest(initial), 'cmi');
  return {
    call: (name: string, ...args: unknown[]): string => api[name]!(...args),
    render: (): FlatCmi => flatten((api.renderCommitCMI(true, true) as { cmi: object }).cmi),
  };
}
