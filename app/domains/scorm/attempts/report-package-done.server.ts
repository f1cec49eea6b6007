import { z } from 'zod';
import { enqueueJob, jobKind } from '#app/platform/jobs.server.ts';
import type { Tx } from '#db/database.ts';

/** A learner has done a package that is a module of a native course, whose domain runs the job. */
export const PACKAGE_DONE = jobKind('scorm.package-done', {
  registrationId: z.string(),
  packageId: z.string(),
});

/** Tells the course that a package in it was done; telling it again changes nothing. The caller has authorised. */
export const reportPackageDoneIn = (
  tx: Tx,
  now: Date,
  { registrationId, packageId }: { registrationId: string; packageId: string },
): Promise<void> => enqueueJob(tx, now, PACKAGE_DONE, { registrationId, packageId });
