import type { Standard } from '#app/domains/scorm/attempts/cmi.ts';
import type { DataModel } from './data-model.ts';
import type { Library } from './library.ts';
import { CODES } from './refusals.ts';
import { FUNCTIONS, type Name, type RunTime } from './run-time.ts';
import { textOf } from './text-of.ts';

type Session = {
  library: Library;
  model: DataModel;
  /** Called before the session ends, while everything may still be set. */
  beforeEnd?(): void;
};

/** SCORM 1.2 RTE §3.3.4; scorm-again answers "No Error" for every other number. */
const CODES_12 = /^(0|101|20[123]|301|40[1-5])$/;

/**
 * The eight functions: scorm-again keeps the state of the session and answers outside of it; within, values go through the
 * data model.
 */
export function openFunctions(standard: Standard, { library, model, beforeEnd }: Session): RunTime['api'] {
  const codes = CODES[standard];
  let state: 'before' | 'running' | 'ended' = 'before';
  let error = '0';
  const ask = (name: Name, ...args: unknown[]): string => {
    const answer = library.call(name, ...args);
    error = library.call('lastError');
    return answer;
  };
  /** SCORM 1.2 RTE §3.2.2: after LMSFinish the API is not initialized; scorm-again goes on accepting values. */
  const isOver = () => {
    if (state !== 'ended' || standard !== 'scorm-1.2') return false;
    error = '301';
    return true;
  };
  const explain = (name: 'errorString' | 'diagnostic', code: string): string =>
    standard === 'scorm-1.2' && !CODES_12.test(code) ? '' : library.call(name, code);
  const functions: Record<Name, (...args: unknown[]) => string> = {
    initialize: (...args) => {
      const answer = ask('initialize', ...args);
      if (answer === 'true') state = 'running';
      return answer;
    },
    terminate: (...args) => {
      if (isOver()) return 'false';
      if (state === 'running' && (args[0] ?? '') === '') beforeEnd?.();
      const answer = ask('terminate', ...args);
      if (answer === 'true') state = 'ended';
      return answer;
    },
    commit: (...args) => (isOver() ? 'false' : ask('commit', ...args)),
    get: (...args) => {
      if (isOver()) return '';
      if (state !== 'running') return ask('get', ...args);
      const found = model.read(textOf(args[0]) ?? '');
      error = 'value' in found ? '0' : codes[found.refusal];
      return 'value' in found ? found.value : '';
    },
    set: (...args) => {
      if (isOver()) return 'false';
      if (state !== 'running') return ask('set', ...args);
      const value = textOf(args[1]);
      const refusal = value === null ? 'type' : model.write(textOf(args[0]) ?? '', value);
      error = refusal === null ? '0' : codes[refusal];
      return refusal === null ? 'true' : 'false';
    },
    lastError: () => error,
    errorString: (code) => explain('errorString', textOf(code) ?? ''),
    diagnostic: (code) => explain('diagnostic', textOf(code) || error),
  };
  return Object.fromEntries(
    Object.entries(FUNCTIONS[standard]).map(([name, said]) => [said, functions[name as Name]]),
  );
}
