/** Faults that nobody caught, and what becomes of the process. */
export type Faults = {
  /** Since the start. */
  readonly count: number;
  /** Counts and tells one; `about` names where it happened, never whose it was. */
  note(error: unknown, about: string): void;
  /** Runs a callback of a timer or an emitter so that its fault ends nothing but itself. */
  guard<Args extends unknown[]>(about: string, work: (...args: Args) => unknown): (...args: Args) => void;
  /** Hears of each, so that a request in whose course it happened can be answered. */
  onFault(listener: () => void): void;
};

/** Beyond this many in a minute, something is broken that a fault of one request does not explain. */
const MANY = 20;
const MINUTE = 60_000;
/** Node's own invariants, and memory: what holds after these nobody knows. */
const BROKEN =
  /^(ERR_INTERNAL_ASSERTION|ERR_MEMORY_ALLOCATION_FAILED|ENOMEM|SQLITE_(CORRUPT|NOTADB|IOERR)(_\w+)?)$/;

export const leavesBrokenState = (error: unknown): boolean =>
  BROKEN.test(String((error as NodeJS.ErrnoException)?.code)) ||
  (error instanceof RangeError && /allocation failed/i.test(error.message));

/** `broken` is called once, where only a new start gives a state that is known. */
export function watchFaults(tell: (error: unknown, about: string) => void, broken: () => void): Faults {
  let count = 0;
  let recent: number[] = [];
  let isBroken = false;
  const listeners = new Set<() => void>();
  const note = (error: unknown, about: string) => {
    count++;
    const now = Date.now();
    recent = [...recent.filter((at) => now - at < MINUTE), now].slice(-MANY);
    try {
      tell(error, about);
      for (const listener of listeners) listener();
    } catch {
      // Whoever tells of faults must not make more of them.
    }
    if (isBroken || !(leavesBrokenState(error) || recent.length >= MANY)) return;
    isBroken = true;
    broken();
  };
  return {
    get count() {
      return count;
    },
    note,
    guard:
      (about, work) =>
      (...args) => {
        try {
          const result = work(...args);
          if (result instanceof Promise) result.catch((error: unknown) => note(error, about));
        } catch (error) {
          note(error, about);
        }
      },
    onFault: (listener) => void listeners.add(listener),
  };
}

/** From now on a fault that nobody caught is noted and ends nothing by itself. For the process, once. */
export function catchAll(faults: Faults): void {
  process.on('uncaughtException', (error) => faults.note(error, 'uncaught exception'));
  process.on('unhandledRejection', (error) => faults.note(error, 'unhandled rejection'));
}
