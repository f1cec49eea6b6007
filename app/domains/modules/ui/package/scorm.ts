import type { Lms } from './lms.ts';

/** The LMS's SCORM API (1.2 or 2004), as far as our packages use it. */
type Api = Record<string, (...values: string[]) => string>;

/** SCORM 1.2 RTE §3.2, SCORM 2004 4th Edition RTE §3.2.1: in this window, a parent or the opener. */
function find(name: string): Api | null {
  const up = (start: Window | null): Api | null => {
    for (let each = start, steps = 0; each && steps < 20; steps++) {
      try {
        const api = (each as unknown as Record<string, Api | undefined>)[name];
        if (api) return api;
      } catch {
        // A frame above belongs to somebody else.
        return null;
      }
      if (each.parent === each) return null;
      each = each.parent;
    }
    return null;
  };
  return up(window) ?? up(window.opener as Window | null);
}

/** Speaks SCORM 2004 or 1.2, whichever the LMS offers; without either nothing is kept. */
export function openScorm(): Lms {
  const began = Date.now();
  const newer = find('API_1484_11');
  const older = newer ? null : find('API');
  const call = (name: string, ...values: string[]): string => {
    if (newer) return newer[name]!(...values);
    return older ? older[`LMS${name}`]!(...values) : '';
  };
  const set = (name: string, value: string) => call('SetValue', name, value);
  call('Initialize', '');
  let ended = false;
  return {
    isOld: newer === null,
    state: call('GetValue', 'cmi.suspend_data'),
    languages: [],
    isMuted: false,
    mastery: null,
    isLook: false,
    exit: null,
    retry: () => undefined,
    watch: () => undefined,
    save({ state, status, score, progress }) {
      set('cmi.suspend_data', state);
      if (newer) {
        set(
          'cmi.completion_status',
          status === 'incomplete' || status === 'failed' ? 'incomplete' : 'completed',
        );
        set('cmi.progress_measure', String(progress / 100));
        if (status === 'passed' || status === 'failed') set('cmi.success_status', status);
        if (score !== null) {
          for (const [name, value] of [['scaled', score], ['raw', percent(score)], ['min', 0], ['max', 100]] as const) set(`cmi.score.${name}`, String(value)); // oxfmt-ignore
        }
      } else if (older) {
        set('cmi.core.lesson_status', status);
        if (score !== null) for (const [name, value] of [['raw', percent(score)], ['min', 0], ['max', 100]] as const) set(`cmi.core.score.${name}`, String(value)); // oxfmt-ignore
      }
      call('Commit', '');
    },
    record({ id, type, response, right, description, seconds }) {
      const at = call('GetValue', 'cmi.interactions._count') || '0';
      const name = `cmi.interactions.${at}`;
      set(`${name}.id`, id);
      set(`${name}.type`, type);
      set(`${name}.${newer ? 'learner_response' : 'student_response'}`, response);
      set(`${name}.result`, right ? 'correct' : newer ? 'incorrect' : 'wrong');
      set(`${name}.latency`, newer ? `PT${seconds}S` : clock(seconds));
      if (newer) {
        set(`${name}.description`, description.slice(0, 250));
        // SCORM 2004: at most hundredths of a second, and the time zone.
        set(`${name}.timestamp`, `${new Date().toISOString().slice(0, 22)}Z`);
      } else set(`${name}.time`, new Date().toTimeString().slice(0, 8));
    },
    end() {
      if (ended) return;
      ended = true;
      const seconds = Math.max(0, Math.round((Date.now() - began) / 1000));
      if (newer) {
        set('cmi.session_time', `PT${seconds}S`);
        set('cmi.exit', 'suspend');
        call('Terminate', '');
      } else if (older) {
        set('cmi.core.session_time', clock(seconds));
        set('cmi.core.exit', 'suspend');
        call('Finish', '');
      }
    },
  };
}

const percent = (score: number): number => Math.round(score * 10_000) / 100;
/** CMITimespan, SCORM 1.2 RTE §3.4. */
const clock = (seconds: number): string =>
  [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part, at) => String(part).padStart(at === 0 ? 4 : 2, '0'))
    .join(':');
