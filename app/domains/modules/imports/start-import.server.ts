import type { Ctx, SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { isAuthor, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { STRUCTURE_FILE, readStructure } from '#app/domains/modules/format/read-structure.ts';
import type { ImportRefusal } from '#app/domains/modules/types.ts';
import { PackageRejection } from '#app/domains/scorm/inspection/finding.ts';
import { readBeginning } from '#app/domains/scorm/inspection/read-beginning.server.ts';
import type { StagedPackage } from '#app/domains/scorm/packages/stage-package.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { shortFileName } from '#app/platform/file-name.ts';
import { newId } from '#app/platform/ids.server.ts';
import { enqueueJob } from '#app/platform/jobs.server.ts';
import type { Tx } from '#db/database.ts';
import { moduleImports } from '#db/schema/modules.ts';
import { type FolderArchive, openFolderArchive } from './open-folder-archive.server.ts';
import { RUN_IMPORT } from './run-import.server.ts';

const MOST_BYTES = 4 * 2 ** 20;

/**
 * Takes a zip of a course's folder; a job makes it the draft of a course. A zip that cannot be opened leaves nothing behind, and
 * `refusal` says why. Throws `import_running` while one's own course of the same name is being imported, `quota_reached` and `storage_full`.
 */
export async function startImport(
  ctx: Ctx,
  archive: StagedPackage,
): Promise<{ id: string; refusal: null } | { id: null; refusal: ImportRefusal }> {
  mustBeAllowed(ctx, isAuthor(ctx.actor));
  try {
    const name = (await readName(archive.path)) ?? archive.hash;
    const id = newId();
    const write = (tx: Tx) => writeImportIn(tx, ctx, { id, name, archive });
    await archive.settle((deciding) => ctx.db.transact(deciding(write)));
    return { id, refusal: null };
  } catch (error) {
    if (!(error instanceof PackageRejection)) throw error;
    return { id: null, refusal: { of: 'zip', code: error.code, facts: error.facts } };
  } finally {
    await archive.discard();
  }
}

async function writeImportIn(
  tx: Tx,
  ctx: SignedInCtx,
  { id, name, archive }: { id: string; name: string; archive: StagedPackage },
): Promise<void> {
  const [row] = await tx
    .insert(moduleImports)
    .values({
      id,
      ownerId: ctx.actor.id,
      claim: `${ctx.actor.id} ${name}`,
      fileName: shortFileName(archive.fileName),
      archiveHash: archive.hash,
      archiveBytes: archive.bytes,
      state: 'running',
      createdAt: ctx.now,
    })
    .onConflictDoNothing()
    .returning();
  if (!row) throw new DomainError('import_running');
  await enqueueJob(tx, ctx.now, RUN_IMPORT, { importId: id });
  await appendAudit(tx, ctx, 'modules.import-started', id, {
    fileName: archive.fileName,
    hash: archive.hash,
  });
}

/** How the folder names its course; null where it does not say so in a way that is read. The job tells what is wrong. */
async function readName(path: string): Promise<string | null> {
  const folder = await openFolderArchive(path);
  try {
    return await nameIn(folder);
  } finally {
    folder.archive.close();
  }
}

async function nameIn({ archive, files }: FolderArchive): Promise<string | null> {
  const file = files.find((each) => each.path === STRUCTURE_FILE);
  if (!file) return null;
  const text = await readBeginning(archive, file, MOST_BYTES);
  const { structure, isWhole } = readStructure(text.toString('utf8'), []);
  return isWhole ? structure.slug : null;
}
