import { z } from 'zod';
import { enqueueJob, jobKind } from '#app/platform/jobs.server.ts';
import type { Tx } from '#db/database.ts';

/** Job for the case that a person may have lost their verification: a membership has ended, or the person is blocked or erased. Domains above end what depends on it. */
export const VERIFICATION_LOST = jobKind('accounts.verification-lost', { personId: z.string() });

export const verificationLostIn = (tx: Tx, now: Date, personId: string): Promise<void> =>
  enqueueJob(tx, now, VERIFICATION_LOST, { personId });
