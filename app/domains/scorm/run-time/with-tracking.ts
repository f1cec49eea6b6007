import type { RunTime, RunTimeOptions } from './run-time.ts';

const ELEMENT =
  /^cmi\.objectives\.(\d+)\.(success_status|completion_status|progress_measure|score\.(?:scaled|raw|min|max))$/;

/** Not initialized, or ended: then nothing is answered, whatever is tracked (RTE §3.1.7). */
const MAY_ANSWER = new Set(['0', '403']);

/**
 * A run-time of SCORM 2004 that answers with what is tracked of an objective, until the part has set a value itself (RTE §4.2.17, SN §4.2).
 * Such values are read through and not stored, so that what is kept is what the part said.
 */
export function withTracking(inner: RunTime, { tracked, initial }: RunTimeOptions): RunTime {
  if (!tracked) return inner;
  /** Answer of GetLastError, where it is not the library's. */
  let error: string | null = null;
  const { GetValue, GetLastError } = inner.api as { GetValue: RunTime['api'][string]; GetLastError: () => string }; // oxfmt-ignore

  function find(name: string) {
    const [, index, element] = ELEMENT.exec(name) ?? [];
    if (element === undefined || inner.wasSet(name)) return null;
    const objective = GetValue(`cmi.objectives.${index}.id`);
    if (objective === '') return null;
    const found = tracked!(objective, element);
    const isKept = initial[name] !== undefined && initial[name] !== 'unknown';
    const isShared = found?.isShared && found.value !== undefined && found.value !== 'unknown';
    return isShared || !isKept ? found : null;
  }
  const api = Object.fromEntries(
    Object.entries(inner.api).map(([name, call]) => [
      name,
      (...args: unknown[]) => {
        if (!/^Get(LastError|ErrorString|Diagnostic)$/.test(name)) error = null;
        return call(...args);
      },
    ]),
  );
  api['GetValue'] = (...args) => {
    error = null;
    const found = typeof args[0] === 'string' ? find(args[0]) : null;
    const answer = GetValue(...args);
    if (!found || !MAY_ANSWER.has(GetLastError())) return answer;
    error = found.value === undefined ? '403' : '0';
    return found.value ?? '';
  };
  api['GetLastError'] = () => error ?? GetLastError();
  return { ...inner, api };
}
