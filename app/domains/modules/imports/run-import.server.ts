import { mkdir, rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { actAs } from '#app/domains/accounts/people/act-as.server.ts';
import type { Fault } from '#app/domains/modules/format/fault.ts';
import {
  ImportOver,
  beginImport,
  endImportIn,
  progressOf,
} from '#app/domains/modules/internal/import-row.server.ts';
import { importCourse } from '#app/domains/modules/sources/import-course.server.ts';
import type { ImportRefusal } from '#app/domains/modules/types.ts';
import { PackageRejection } from '#app/domains/scorm/inspection/finding.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import { enqueueJob, handlerOf, type JobHandler, jobKind } from '#app/platform/jobs.server.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import { processCtx } from '#app/platform/process-ctx.server.ts';
import { isStorageFull } from '#app/platform/storage.server.ts';
import { SECOND_MS } from '#app/platform/time.ts';
import { inflateFolder } from './inflate-folder.server.ts';
import { openFolderArchive } from './open-folder-archive.server.ts';

export const RUN_IMPORT = jobKind('modules.import', { importId: z.string() });

/** An import takes minutes, and a process has few lanes for jobs: one at a time, so that mail has another. */
let isBusy = false;
const LATER_MS = 5 * SECOND_MS;
/** Faults that are kept; the next upload shows the others. */
const MOST_FAULTS = 200;

/** Job. Begins again from the stored zip where it was broken off; an import that has ended stays as it is. */
export const runImportHandler = (platform: Platform): JobHandler =>
  handlerOf(RUN_IMPORT, async ({ importId }, { now }) => {
    if (isBusy) {
      const later = new Date(now.getTime() + LATER_MS);
      await platform.db.transact((tx) => enqueueJob(tx, later, RUN_IMPORT, { importId }));
      return;
    }
    isBusy = true;
    try {
      await runImport(platform, importId, now);
    } finally {
      isBusy = false;
    }
  });

async function runImport(platform: Platform, importId: string, now: Date): Promise<void> {
  const ctx = processCtx(platform, now);
  const begun = await beginImport(ctx, importId);
  if (!begun) return;
  const into = join(ctx.settings.dataDir, 'incoming', newId());
  const end = (set: Parameters<typeof endImportIn>[3]) =>
    ctx.db.transact((tx) => endImportIn(tx, importId, platform.clock(), set));
  try {
    await mkdir(into);
    const author = await actAs(ctx, begun.ownerId);
    const zip = await openFolderArchive(ctx.files.pathOf(begun.archiveHash));
    try {
      const folder = await inflateFolder(ctx, zip, into);
      const report = progressOf(ctx, importId);
      const { faults } = await importCourse(
        author,
        folder,
        async (...progress) => {
          // A recording may take an hour; what nothing happens in for so long is cleared.
          const touched = platform.clock();
          await utimes(into, touched, touched);
          await report(...progress);
        },
        async (tx, { courseId }) => {
          const isRunning = await endImportIn(tx, importId, platform.clock(), { state: 'done', courseId });
          if (!isRunning) throw new ImportOver();
        },
      );
      if (faults.length > 0) await end({ state: 'faulty', faults: summaryOf(faults) });
    } finally {
      zip.archive.close();
    }
  } catch (error) {
    if (error instanceof ImportOver) return;
    const refusal = refusalOf(error);
    if (!refusal) throw error;
    await end({ state: 'refused', refusal });
  } finally {
    await rm(into, { recursive: true, force: true });
  }
}

const summaryOf = (faults: Fault[]) => ({ all: faults.length, first: faults.slice(0, MOST_FAULTS) });

/** Null for what may pass by itself: then the job is tried again. */
function refusalOf(error: unknown): ImportRefusal | null {
  if (error instanceof PackageRejection) return { of: 'zip', code: error.code, facts: error.facts };
  if (error instanceof DomainError) return { of: 'error', code: error.code, facts: error.facts };
  return isStorageFull(error) ? { of: 'error', code: 'storage_full', facts: {} } : null;
}
