import { and, eq, lt } from 'drizzle-orm';
import type { Database } from '#db/database.ts';
import { scormCommits } from '#db/schema/scorm.ts';
import { DAY_MS } from '#app/platform/time.ts';

const KEEP_MS = 30 * DAY_MS;

/** Late commits that nobody asked for in thirty days. */
export const deleteOldLateWork = (db: Database, now: Date): Promise<void> =>
  db.transact(async (tx) => {
    await tx
      .delete(scormCommits)
      .where(
        and(eq(scormCommits.late, true), lt(scormCommits.receivedAt, new Date(now.getTime() - KEEP_MS))),
      );
  });
