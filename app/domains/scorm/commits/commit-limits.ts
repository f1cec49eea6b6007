import { DomainError } from '#app/platform/errors.ts';
import { HOUR_MS } from '#app/platform/time.ts';

/**
 * Limits of one launch, far above the busiest package known (a few commits a minute, largest state 0.3 MB). A refused commit
 * waits on the learner's device and is sent again.
 */
export const COMMIT_LIMITS = {
  anHour: 7200,
  bytesAnHour: 256_000_000,
  bytesInAll: 2_000_000_000,
  /** Late work of a launch: kept for thirty days and seldom asked for. */
  late: 2000,
  lateBytes: 32_000_000,
  /** Of all launches that a person began within a day. */
  bytesADay: 2_000_000_000,
  launchesADay: 500,
};

export type LaunchUsage = { journalBytes: number; hour: number; hourCommits: number; hourBytes: number };

/** Counts of a launch after `bytes` more have arrived; throws `too_many_commits`. An hour is counted since 1970. */
export function addUsage(before: LaunchUsage, bytes: number, now: Date): LaunchUsage {
  const hour = Math.floor(now.getTime() / HOUR_MS);
  const same = before.hour === hour;
  const after = {
    journalBytes: before.journalBytes + bytes,
    hour,
    hourCommits: (same ? before.hourCommits : 0) + 1,
    hourBytes: (same ? before.hourBytes : 0) + bytes,
  };
  if (
    after.hourCommits > COMMIT_LIMITS.anHour ||
    after.hourBytes > COMMIT_LIMITS.bytesAnHour ||
    after.journalBytes > COMMIT_LIMITS.bytesInAll
  )
    throw new DomainError('too_many_commits');
  return after;
}
