import { EVIDENCE_VERSION } from '#app/domains/credits/ledger/evidence.ts';
import type { Tx } from '#db/database.ts';
import { completions } from '#db/schema/learning.ts';

/** As if a package had been completed: what a run of it leaves behind, without the run. */
export const completeIn = (
  tx: Tx,
  registrationId: string,
  { at = new Date(), minutes = 30, failed = false }: { at?: Date; minutes?: number; failed?: boolean } = {},
) =>
  tx.insert(completions).values({
    registrationId,
    at,
    evidence: {
      version: EVIDENCE_VERSION,
      kind: 'course',
      rule: { status: failed ? 'completed-or-passed' : 'completed', minScore: null, minMinutes: 0 },
      minutes,
      startedAt: at.toISOString(),
      completionStatus: 'completed',
      successStatus: failed ? 'failed' : null,
      scaledScore: null,
      attemptId: registrationId,
      launchId: registrationId,
      packageId: registrationId,
    },
  });
