import type { Learner } from '#app/domains/scorm/attempts/initial-cmi.ts';
import type { FallbackCompletion, LaunchPoint, SandboxPermissions } from '#app/domains/scorm/types.ts';
import { scormAttempts, scormLaunches } from '#db/schema/scorm.ts';
import { HOUR_MS } from '#app/platform/time.ts';

export const LAUNCH_LIFE_MS = 12 * HOUR_MS;

type Attempt = typeof scormAttempts.$inferSelect;

export type OpenLaunch = {
  launch: typeof scormLaunches.$inferSelect;
  /** Without its sequencing, which may be large and is needed for commits only. */
  attempt: Omit<Attempt, 'sequencing'>;
  standard: 'scorm-1.2' | 'scorm-2004';
  kind: 'single' | 'list' | 'sequenced';
  /** The first part. */
  point: LaunchPoint;
  needs: SandboxPermissions;
  ownRule: FallbackCompletion | null;
  learner: Learner;
  /** Why nothing may be started or served any more; null while it may. */
  over: 'finished' | 'superseded' | 'expired' | 'signed-out' | 'left' | null;
};

/** As a commit is applied to it. */
export type LaunchWithSequencing = OpenLaunch & { attempt: Attempt };

/** Signing out, being blocked and leaving the course end a launch at once, because they are asked each time. */
export function launchOverReason(
  row: {
    launch: Pick<typeof scormLaunches.$inferSelect, 'endReason' | 'sessionId' | 'expiresAt'>;
    blockedAt: Date | null;
    endedAt: Date | null;
    session: Date | null;
  },
  now: Date,
): OpenLaunch['over'] {
  const { endReason, sessionId, expiresAt } = row.launch;
  if (endReason) return endReason;
  if (row.endedAt) return 'left';
  if (row.blockedAt || (sessionId !== null && !(row.session && row.session > now))) return 'signed-out';
  return expiresAt <= now ? 'expired' : null;
}

export const launchExpiry = (now: Date): Date => new Date(now.getTime() + LAUNCH_LIFE_MS);
