import { AsyncLocalStorage } from 'node:async_hooks';
import type { EventEmitter } from 'node:events';

/** Faults of ours, and what becomes of the process. */
export type Faults = {
  /** Since the start. */
  readonly count: number;
  /**
   * Counts and reports one that was caught; `about` names where it happened, never whose it was. It ends what it happened in,
   * and no more.
   */
  note(error: unknown, about: string): void;
  /** Counts and reports one that nobody caught. Only these can end the process, and only where nobody outside caused them. */
  uncaught(error: unknown, about: string): void;
  /** Called for each that nobody caught, so that a request in whose course it happened can be answered. */
  onUncaught(listener: () => void): void;
};

/** Beyond this many in a minute, something is broken that no single fault explains. */
const MANY = 20;
const MINUTE = 60_000;
/** Node's own invariants, and memory: what holds after these nobody knows. */
const BROKEN =
  /^(ERR_INTERNAL_ASSERTION|ERR_MEMORY_ALLOCATION_FAILED|ENOMEM|SQLITE_(CORRUPT|NOTADB|IOERR)(_\w+)?)$/;

export const leavesBrokenState = (error: unknown): boolean =>
  BROKEN.test(String((error as NodeJS.ErrnoException)?.code)) ||
  (error instanceof RangeError && /allocation failed/i.test(error.message));

const outside = new AsyncLocalStorage<true>();
/** Errors thrown straight through `emit`: the mark has been removed by the time they are reported. */
const thrownOutside = new WeakSet<object>();

/**
 * Marks everything that a listener or a connection starts as caused from outside: a client that finds a request that makes a
 * callback throw can end that request as often as it likes, and never the process. Events of a connection by itself (a reset)
 * begin in no request, therefore its events are marked and not the requests.
 */
export function markCausedOutside(emitter: EventEmitter): void {
  const emit = emitter.emit.bind(emitter);
  emitter.emit = (...event: Parameters<typeof emit>) =>
    outside.run(true, () => {
      try {
        return emit(...event);
      } catch (error) {
        const fault = error instanceof Error ? error : new Error(String(error));
        thrownOutside.add(fault);
        throw fault;
      }
    });
}

/** `broken` is called once, where only a new start gives a state that is known. */
export function watchFaults(report: (error: unknown, about: string) => void, broken: () => void): Faults {
  let count = 0;
  let recent: number[] = [];
  let isBroken = false;
  const listeners = new Set<() => void>();
  const note = (error: unknown, about: string) => {
    count++;
    try {
      report(error, about);
    } catch {
      // Reporting a fault must not cause another.
    }
  };
  return {
    get count() {
      return count;
    },
    note,
    uncaught(error, about) {
      note(error, about);
      try {
        for (const listener of listeners) listener();
      } catch (second) {
        note(second, 'an answer to a fault');
      }
      if (isBroken || outside.getStore() || (error instanceof Error && thrownOutside.has(error))) return;
      const now = Date.now();
      recent = [...recent.filter((at) => now - at < MINUTE), now].slice(-MANY);
      if (!leavesBrokenState(error) && recent.length < MANY) return;
      isBroken = true;
      broken();
    },
    onUncaught: (listener) => void listeners.add(listener),
  };
}

/** From now on a fault that nobody caught is noted and ends nothing by itself. For the process, once. */
export function catchAll(faults: Faults): void {
  process.on('uncaughtException', (error) => faults.uncaught(error, 'uncaught exception'));
  process.on('unhandledRejection', (error) => faults.uncaught(error, 'unhandled rejection'));
}
