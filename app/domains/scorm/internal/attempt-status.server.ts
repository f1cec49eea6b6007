import { eq } from 'drizzle-orm';
import { wholeMinutes } from '#app/domains/learning/completion/completion-rule.ts';
import { type OverallStatus, combineParts } from '#app/domains/scorm/attempts/cmi.ts';
import type { OpenLaunch } from '#app/domains/scorm/launches/launch.ts';
import type { Reader } from '#db/database.ts';
import { scormParts, scormScoStates } from '#db/schema/scorm.ts';
import { readCountedMs } from '#app/domains/scorm/attempts/read-counted-ms.server.ts';
import { type PartState, listPartStates } from './part-states.server.ts';

/** Rolls the parts up where nothing is sequenced. One part: its own status. A list: all parts combined. */
export async function rollUpStatus(
  read: Reader,
  { kind, attempt, launch }: Pick<OpenLaunch, 'kind' | 'attempt' | 'launch'>,
  changed: PartState | null,
): Promise<OverallStatus> {
  const current = {
    completionStatus: attempt.completionStatus,
    successStatus: attempt.successStatus,
    scaledScore: attempt.scaledScore,
  };
  if (!changed || kind === 'sequenced') return current;
  if (kind === 'single')
    return {
      completionStatus: changed.completionStatus,
      successStatus: changed.successStatus,
      scaledScore: changed.scaledScore,
    };
  const states = await listPartStates(read, attempt.id);
  const count = await read.$count(scormParts, eq(scormParts.packageId, launch.packageId));
  return combineParts(states, count);
}

/** The author's own rule, where the package has not said itself that it is completed. */
export async function withFallbackCompletion<Status extends OverallStatus>(
  read: Reader,
  { ownRule, kind, attempt, launch }: Pick<OpenLaunch, 'ownRule' | 'kind' | 'attempt' | 'launch'>,
  status: Status,
): Promise<Status> {
  if (!ownRule || status.completionStatus === 'completed') return status;
  const opened = await read.$count(scormScoStates, eq(scormScoStates.attemptId, attempt.id));
  const parts =
    kind === 'single' ? 1 : await read.$count(scormParts, eq(scormParts.packageId, launch.packageId));
  if (opened < parts) return status;
  const ms = await readCountedMs(read, launch.registrationId, launch.personId);
  return wholeMinutes(ms) < ownRule.minMinutes ? status : { ...status, completionStatus: 'completed' };
}
