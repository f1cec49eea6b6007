import { enqueueJob } from '#app/platform/jobs.server.ts';
import type { Tx } from '#db/database.ts';

export const RECOUNT = 'credits.recount';

/** Everyone who may have to be recounted: of a programme, of a course version, or whose `recountOn` has passed. */
export type RecountPayload = { programmeId?: string; courseVersionId?: string };

export const enqueueRecount = (tx: Tx, now: Date, payload: RecountPayload): Promise<void> =>
  enqueueJob(tx, now, RECOUNT, payload);
