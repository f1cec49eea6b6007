import { z } from 'zod';
import { enqueueJob, jobKind } from '#app/platform/jobs.server.ts';
import type { Tx } from '#db/database.ts';

/** Everyone who may have to be recounted: of a programme, of a course version, or whose `recountOn` has passed. */
export const RECOUNT = jobKind('credits.recount', {
  programmeId: z.string().optional(),
  courseVersionId: z.string().optional(),
});

export type RecountPayload = z.output<typeof RECOUNT.payload>;

export const enqueueRecount = (tx: Tx, now: Date, payload: RecountPayload): Promise<void> =>
  enqueueJob(tx, now, RECOUNT, payload);
