import type { LaunchPoint } from '#app/domains/scorm/types.ts';
import type { Standard } from '#app/domains/scorm/attempts/cmi.ts';
import { type Mode, type SavedPartState, initialCmi } from '#app/domains/scorm/attempts/initial-cmi.ts';
import { openRunTime } from '#app/domains/scorm/run-time/open-run-time.ts';
import type { RunTimeOptions } from '#app/domains/scorm/run-time/run-time.ts';
import { openPartSession } from '#app/domains/scorm/course-session/part-session.ts';

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
  more: Omit<RunTimeOptions, 'initial'> = {},
) {
  const learner = { opaqueId: 'o1', language: 'lv', name: '' };
  const inner = openRunTime(standard, {
    initial: initialCmi(standard, { ...POINT, ...point }, left, learner, mode),
    ...more,
  });
  const printed: string[] = [];
  const session = openPartSession(inner, standard, {
    before: () => undefined,
    after: (kind) => void printed.push(kind),
  });
  const call = (name: Names, ...args: unknown[]) =>
    (session.api[NAMES[standard][name]] as (...args: unknown[]) => string)(...args);
  const error = () => call('error');
  return {
    session,
    runTime: inner,
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
    left: (): SavedPartState => ({ cmi: inner.render(), terminated: session.ended }),
  };
}

/** As `openPart`, with its session begun. */
export function beginPart(...options: Parameters<typeof openPart>) {
  const part = openPart(...options);
  part.initialize();
  return part;
}
