import { z } from 'zod';
import { enqueueJob, jobKind } from '#app/platform/jobs.server.ts';
import type { Tx } from '#db/database.ts';

/** Somebody may not be verified any more: a membership has ended, or the person is blocked or gone. Domains above settle what hangs on it. */
export const VERIFICATION_LOST = jobKind('accounts.verification-lost', { personId: z.string() });

export const verificationLostIn = (tx: Tx, now: Date, personId: string): Promise<void> =>
  enqueueJob(tx, now, VERIFICATION_LOST, { personId });
