import type { Standard } from '#app/domains/scorm/attempts/cmi.ts';
import type { Call } from '#app/domains/scorm/commits/commit.ts';
import { FUNCTIONS, type Kind, type RunTime } from '#app/domains/scorm/run-time/run-time.ts';
import { textOf } from '#app/domains/scorm/run-time/text-of.ts';

const MAX_VALUE_LENGTH = 250;
/** More between two commits means a package in a loop; the first calls are enough for the trace. */
const MAX_CALLS = 2000;
const MAX_CHARACTERS = 200_000;

export type PartSession = {
  /** The object that the package finds: the standard's functions and no more. */
  api: Record<string, unknown>;
  readonly running: boolean;
  /** Terminate was answered. */
  readonly ended: boolean;
  /** Calls since the last time this was read. */
  takeCalls(): Call[];
  /** Ends it, where the package has not. */
  terminate(): void;
  /** The part is closed: later calls answer as after Terminate. */
  close(): void;
};

/**
 * One session of one part: every call goes to its run-time, is recorded for the trace, and only then reported to the player.
 * `before` is called at Terminate while the run-time still holds everything.
 */
export function openPartSession(
  inner: Pick<RunTime, 'api'>,
  standard: Standard,
  listeners: { before(): void; after(kind: Kind, name: string): void },
): PartSession {
  const names = FUNCTIONS[standard];
  const opened = performance.now();
  const calls: Call[] = [];
  let characters = 0;
  let running = false;
  let ended = false;
  let closed = false;
  // Called by name, as content does.
  const run = (name: string, ...args: unknown[]): string => inner.api[name]!(...args);
  const written = (text: unknown): string => {
    const whole = textOf(text) ?? '';
    return whole.length > MAX_VALUE_LENGTH ? `${whole.slice(0, MAX_VALUE_LENGTH)}…` : whole;
  };

  const call =
    (kind: Kind) =>
    (...args: unknown[]): string => {
      if (closed) return kind === 'get' ? '' : 'false';
      if (kind === 'terminate' && running) listeners.before();
      const answer = run(names[kind], ...args);
      const error = run(names.lastError);
      if (kind === 'initialize' && answer === 'true') running = true;
      if (kind === 'terminate' && answer === 'true') {
        running = false;
        ended = true;
      }
      // Reading says nothing, unless it went wrong.
      if (kind !== 'get' || error !== '0') {
        const name = written(args[0]);
        const value = kind === 'set' ? written(args[1]) : '';
        characters += name.length + value.length + 40;
        if (calls.length < MAX_CALLS && characters < MAX_CHARACTERS)
          calls.push([Math.round(performance.now() - opened), kind, name, value, error === '0' ? '' : error]);
      }
      if (answer === 'true' && kind !== 'get') listeners.after(kind, textOf(args[0]) ?? '');
      return answer;
    };
  const ask =
    (name: string) =>
    (...args: unknown[]): string =>
      run(name, ...args);

  const api = {
    ...(['initialize', 'get', 'set', 'commit', 'terminate'] as const).reduce<Record<string, unknown>>(
      (all, kind) => ({ ...all, [names[kind]]: call(kind) }),
      {},
    ),
    [names.lastError]: ask(names.lastError),
    [names.errorString]: ask(names.errorString),
    [names.diagnostic]: ask(names.diagnostic),
    ...(standard === 'scorm-2004' ? { version: '1.0' } : {}),
  };
  return {
    api,
    get running() {
      return running;
    },
    get ended() {
      return ended;
    },
    takeCalls() {
      characters = 0;
      return calls.splice(0);
    },
    terminate: () => void (running && call('terminate')('')),
    close: () => void (closed = true),
  };
}
