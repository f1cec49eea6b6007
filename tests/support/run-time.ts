import { Scorm12API } from 'scorm-again/scorm12/min';
import { Scorm2004API } from 'scorm-again/scorm2004/min';
import type { LaunchPoint } from '#app/domains/scorm/types.ts';
import type { FlatCmi, Standard } from '#app/domains/scorm/attempts/cmi.ts';
import { type Mode, type SavedPartState, initialCmi } from '#app/domains/scorm/attempts/initial-cmi.ts';
import { flatten, nest } from '#app/domains/scorm/ui/player/flatten.ts';
import { openSession, type RunTime } from '#app/domains/scorm/ui/player/session.ts';

export const POINT: LaunchPoint = {
  path: 'index.html', query: '', sco: 'a', title: 'A', type: 'sco', masteryScore: null, scaledPassingScore: null,
  completionThreshold: null, launchData: null, maxTimeAllowed: null, timeLimitAction: null,
}; // oxfmt-ignore

type Names = 'initialize' | 'get' | 'set' | 'commit' | 'terminate' | 'error' | 'words' | 'more';
const NAMES: Record<Standard, Record<Names, string>> = {
  'scorm-1.2': { initialize: 'LMSInitialize', get: 'LMSGetValue', set: 'LMSSetValue', commit: 'LMSCommit', terminate: 'LMSFinish', error: 'LMSGetLastError', words: 'LMSGetErrorString', more: 'LMSGetDiagnostic' },
  'scorm-2004': { initialize: 'Initialize', get: 'GetValue', set: 'SetValue', commit: 'Commit', terminate: 'Terminate', error: 'GetLastError', words: 'GetErrorString', more: 'GetDiagnostic' },
}; // oxfmt-ignore

/** The API instance of a part exactly as the player makes it, without a window around it. */
export function openPart(
  standard: Standard,
  point: Partial<LaunchPoint> = {},
  left: SavedPartState | null = null,
  mode: Mode = 'normal',
) {
  const settings = { autocommit: false, lmsCommitUrl: false, mastery_override: false, logLevel: 5 };
  const inner = (standard === 'scorm-1.2' ? new Scorm12API(settings) : new Scorm2004API(settings)) as unknown as RunTime; // oxfmt-ignore
  const learner = { opaqueId: 'o1', language: 'lv', name: '' };
  inner.loadFromJSON(nest(initialCmi(standard, { ...POINT, ...point }, left, learner, mode)), 'cmi');
  let kept: FlatCmi = {};
  const printed: string[] = [];
  const snapshot = () => flatten((inner.renderCommitCMI(true, true) as { cmi: object }).cmi);
  const session = openSession(inner, standard, {
    before: () => void (kept = snapshot()),
    after: (kind) => void printed.push(kind),
  });
  const call = (name: Names, ...args: unknown[]) =>
    (session.api[NAMES[standard][name]] as (...args: unknown[]) => string)(...args);
  const error = () => call('error');
  return {
    session,
    printed,
    call,
    error,
    initialize: () => call('initialize', ''),
    terminate: () => call('terminate', ''),
    get: (name: string) => call('get', name),
    /** The answer, or the code of the error. */
    set: (name: string, value: unknown) => (call('set', name, value) === 'true' ? 'true' : error()),
    /** Value and error code. */
    read: (name: string) => [call('get', name), error()],
    /** Initial data of a later session. */
    left: (): SavedPartState => ({ cmi: session.running ? snapshot() : kept, terminated: session.ended }),
  };
}
