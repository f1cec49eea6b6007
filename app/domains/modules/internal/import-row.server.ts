import { and, eq } from 'drizzle-orm';
import type { ProcessCtx } from '#app/platform/scheduled-work.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import type { Tx } from '#db/database.ts';
import { moduleImports } from '#db/schema/modules.ts';
import type { OnFile } from './stored-folder.server.ts';

export type ImportRow = typeof moduleImports.$inferSelect;

/** The import was cancelled, or another process has ended it: nothing more is written for it. */
export class ImportOver extends Error {
  override name = 'ImportOver';
}

/** One that ends its process each time must not end it for ever. */
const MOST_TRIES = 5;
const PROGRESS_MS = 500;

const isRunning = (importId: string) =>
  and(eq(moduleImports.id, importId), eq(moduleImports.state, 'running'));

/** Counts a try. Null where it has ended, or ends here because it was tried too often. */
export const beginImport = (ctx: ProcessCtx, importId: string) =>
  ctx.db.transact(async (tx) => {
    const [row] = await tx.select().from(moduleImports).where(isRunning(importId));
    if (!row) return null;
    if (row.tries >= MOST_TRIES) {
      const refusal = { of: 'error', code: 'unexpected', facts: {} } as const;
      await endImportIn(tx, importId, ctx.now, { state: 'refused', refusal });
      return null;
    }
    await tx
      .update(moduleImports)
      .set({ tries: row.tries + 1 })
      .where(eq(moduleImports.id, importId));
    return { ownerId: row.ownerId, archiveHash: row.archiveHash! };
  });

/**
 * Writes how many files of an import are done, and how far the recording is that is being made ready, now and then. Throws `ImportOver` where it was cancelled; a database that is busy for a
 * moment must not cost an hour of work on recordings.
 */
export function progressOf({ db, log }: ProcessCtx, importId: string): OnFile {
  let last = Number.NEGATIVE_INFINITY;
  return async (done, total, recording) => {
    const now = performance.now();
    if (done < total && now - last < PROGRESS_MS) return;
    last = now;
    const rows = await db
      .transact((tx) =>
        tx
          .update(moduleImports)
          .set({ done, total, recording })
          .where(isRunning(importId))
          .returning({ id: moduleImports.id }),
      )
      .catch((error: unknown) => log.warn({ err: error, importId }, 'progress of an import was not written'));
    if (rows?.length === 0) throw new ImportOver();
  };
}

/** Ends a running import and lets go of its zip, which the sweep of files then removes. False where it had ended. */
export async function endImportIn(
  tx: Tx,
  importId: string,
  now: Date,
  set: Pick<typeof moduleImports.$inferInsert, 'state' | 'courseId' | 'faults' | 'refusal'>,
): Promise<boolean> {
  const [row] = await tx
    .update(moduleImports)
    .set({ ...set, claim: null, archiveHash: null, archiveBytes: 0, endedAt: now })
    .where(isRunning(importId))
    .returning();
  if (!row) return false;
  await appendAudit(tx, { now, actor: null }, 'modules.import-ended', importId, { state: row.state });
  return true;
}
