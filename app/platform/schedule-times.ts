import { LEASE_MS } from './lease-time.ts';
import { MINUTE_MS } from './time.ts';

/** A try that failed waits so long at first, and twice as long each time. */
const FIRST_WAIT_MS = 10_000;
/** What is late by no more is only slow, and clocks that differ by no more are right. */
const TOLERANCE_MS = 5 * MINUTE_MS;

type Times = { runAt: Date; leasedUntil: Date | null };

/** Whether something leased may be taken: a lease that ends too late was made by a clock that was ahead. */
const isFree = (leasedUntil: Date | null, now: number): boolean =>
  leasedUntil === null ||
  leasedUntil.getTime() <= now ||
  leasedUntil.getTime() > now + LEASE_MS + TOLERANCE_MS;

/** Nothing waits longer than its interval: what is dated later was dated by a clock that was ahead, or for a longer interval. */
export function isDue({ runAt, leasedUntil }: Times, everyMs: number | undefined, now: Date): boolean {
  if (everyMs === undefined || !isFree(leasedUntil, now.getTime())) return false;
  return runAt <= now || runAt.getTime() > now.getTime() + everyMs + TOLERANCE_MS;
}

/** When a failed schedule is tried again, `attempts` having failed: ever later, and never later than its interval. */
export const nextTry = (now: Date, attempts: number, everyMs: number): Date =>
  new Date(now.getTime() + Math.min(everyMs, 2 ** Math.min(attempts - 1, 20) * FIRST_WAIT_MS));

/** Since when it should have succeeded again; null while it is in time. */
export const lateSince = ({ dueAt }: { dueAt: Date }, now: Date): Date | null =>
  dueAt.getTime() + TOLERANCE_MS < now.getTime() ? dueAt : null;
