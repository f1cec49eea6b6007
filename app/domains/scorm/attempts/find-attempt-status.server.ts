import type { OverallStatus } from './cmi.ts';
import { findLastAttempt } from '#app/domains/scorm/internal/attempts.server.ts';
import type { Reader } from '#db/database.ts';

/** What somebody's last attempt at a package amounts to; null before the first. The caller has authorised. */
export async function findAttemptStatus(
  read: Reader,
  registrationId: string,
  packageId: string,
): Promise<OverallStatus | null> {
  const last = await findLastAttempt(read, registrationId, packageId);
  if (!last) return null;
  const { completionStatus, successStatus, scaledScore } = last;
  return { completionStatus, successStatus, scaledScore };
}
