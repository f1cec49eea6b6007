import type { Log } from './log.server.ts';

/** Well within a lease (`lease-time.ts`). */
const RENEW_MS = 10_000;

/** Renews a lease until the answered function is called. */
export function keepLease(renew: () => Promise<unknown>, log: Log, facts: Record<string, string>) {
  const timer = setInterval(
    () =>
      void renew().catch((error: Error) =>
        log.warn({ ...facts, error: error.message }, 'a lease could not be renewed'),
      ),
    RENEW_MS,
  );
  return () => clearInterval(timer);
}
