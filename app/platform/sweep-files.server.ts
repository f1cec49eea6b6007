import type { Dirent } from 'node:fs';
import { mkdir, readdir, rename, rm, rmdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { desc, lt } from 'drizzle-orm';
import { fillBytes, referredAmong, referredHashes } from '#db/file-references.ts';
import { fileSweeps } from '#db/schema/platform.ts';
import { FOLDER_NAMES, HASH, placeFile } from './files.server.ts';
import { newId } from './ids.server.ts';
import type { Platform } from './platform.server.ts';
import { HOUR_MS, DAY_MS } from './time.ts';

/** A younger file is never touched: its row may just be on its way. What is in the trash stays there as long again. */
const GRACE_MS = DAY_MS;
const KEPT_REPORTS_MS = 90 * DAY_MS;
/** An upload in which nothing happens for so long is over. */
export const UPLOAD_IDLE_MS = HOUR_MS;
/** Past so many files, more than half of them without a row mean the wrong database rather than much rubbish. */
const SUSPICIOUS = 100;

export type Sweep = {
  files: number;
  bytes: number;
  trashed: number;
  trashedBytes: number;
  deleted: number;
  deletedBytes: number;
  restored: number;
  missing: number;
  /** Why nothing was moved or deleted; null where all went well. */
  error: string | null;
};
type Home = Pick<Platform, 'db' | 'files' | 'settings'>;
type Found = { hash: string; path: string; bytes: number };

const isGone = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT';
const listFolder = (path: string): Promise<Dirent[]> =>
  readdir(path, { withFileTypes: true }).catch((error: unknown) => {
    if (isGone(error)) return [];
    throw error;
  });

/**
 * Moves files that nothing refers to into the trash, and deletes what has lain there for a day; what turns out to be referred to
 * comes back. With `dryRun` it only counts. A fault while it looks ends it before anything is moved. Each process sweeps its own DATA_DIR.
 */
export async function sweepFiles(home: Home, now: Date, { dryRun = false } = {}): Promise<Sweep> {
  const sweep: Sweep = {
    files: 0,
    bytes: 0,
    trashed: 0,
    trashedBytes: 0,
    deleted: 0,
    deletedBytes: 0,
    restored: 0,
    missing: 0,
    error: null,
  };
  try {
    await look(home, now, sweep, dryRun);
  } catch (error) {
    sweep.error = (error as Error).message.slice(0, 300);
  }
  if (!dryRun)
    await home.db.transact(async (tx) => {
      await tx.insert(fileSweeps).values({ id: newId(), at: now, ...sweep });
      await tx.delete(fileSweeps).where(lt(fileSweeps.at, new Date(now.getTime() - KEPT_REPORTS_MS)));
    });
  return sweep;
}

async function look(home: Home, now: Date, sweep: Sweep, dryRun: boolean): Promise<void> {
  const { db, files, settings } = home;
  const trash = join(settings.dataDir, 'trash');
  const referred = new Set<string>();
  for await (const hash of referredHashes(db.read)) referred.add(hash);

  const sizes = new Map<string, number>();
  const unreferred: Found[] = [];
  for (const name of FOLDER_NAMES) {
    const folder = join(settings.dataDir, 'files', name);
    for (const entry of await listFolder(folder)) {
      if (!entry.isFile() || !HASH.test(entry.name)) continue;
      const path = join(folder, entry.name);
      const { size, mtimeMs } = await stat(path);
      sweep.files++;
      sweep.bytes += size;
      if (referred.has(entry.name)) sizes.set(entry.name, size);
      else if (mtimeMs < now.getTime() - GRACE_MS) unreferred.push({ hash: entry.name, path, bytes: size });
    }
  }
  const lost: Found[] = [];
  const due: Found[] = [];
  for (const day of await listFolder(trash))
    for (const entry of await listFolder(join(trash, day.name))) {
      const path = join(trash, day.name, entry.name);
      const found = { hash: entry.name, path, bytes: (await stat(path)).size };
      if (referred.has(entry.name) && !sizes.has(entry.name)) lost.push(found);
      else if (Number(day.name) < now.getTime() - GRACE_MS) due.push(found);
    }
  const back = new Set(lost.map(({ hash }) => hash));
  sweep.missing = [...referred].filter((hash) => !sizes.has(hash) && !back.has(hash)).length;
  if (unreferred.length > SUSPICIOUS && unreferred.length > sweep.files / 2)
    throw new Error(
      `${unreferred.length} of ${sweep.files} files belong to nothing in this database: is it the one that belongs to DATA_DIR?`,
    );
  if (dryRun) {
    sweep.restored = lost.length;
    countAll(sweep, unreferred, due);
    return;
  }
  for (const { hash, path } of lost) {
    await placeFile(path, files.pathOf(hash));
    sweep.restored++;
  }
  await trashAll(home, now, sweep, unreferred, join(trash, String(now.getTime())));
  await deleteAll(home, sweep, due);
  for (const day of await listFolder(trash)) await rmdir(join(trash, day.name)).catch(() => undefined);
  await fillBytes(db, sizes);
}

function countAll(sweep: Sweep, trashed: Found[], deleted: Found[]): void {
  for (const { bytes } of trashed)
    [sweep.trashed, sweep.trashedBytes] = [sweep.trashed + 1, sweep.trashedBytes + bytes];
  for (const { bytes } of deleted)
    [sweep.deleted, sweep.deletedBytes] = [sweep.deleted + 1, sweep.deletedBytes + bytes];
}

/**
 * An upload of the same content may come in at any moment: it replaces the file by a young one (`placeFile`). Whatever is young
 * after the move was such a one and goes back; then the rows are asked again.
 */
async function trashAll(home: Home, now: Date, sweep: Sweep, found: Found[], folder: string): Promise<void> {
  if (found.length === 0) return;
  await mkdir(folder, { recursive: true });
  const moved: Found[] = [];
  for (const each of found) {
    const path = join(folder, each.hash);
    try {
      await rename(each.path, path);
    } catch (error) {
      if (isGone(error)) continue;
      throw error;
    }
    if ((await stat(path)).mtimeMs >= now.getTime() - GRACE_MS) await rename(path, each.path);
    else moved.push({ ...each, path });
  }
  const needed = await referredAmong(
    home.db.read,
    moved.map(({ hash }) => hash),
  );
  for (const each of moved)
    if (needed.has(each.hash)) {
      await placeFile(each.path, home.files.pathOf(each.hash));
      sweep.restored++;
    }
  countAll(
    sweep,
    moved.filter(({ hash }) => !needed.has(hash)),
    [],
  );
}

async function deleteAll(home: Home, sweep: Sweep, due: Found[]): Promise<void> {
  const needed = await referredAmong(
    home.db.read,
    due.map(({ hash }) => hash),
  );
  for (const each of due) {
    // Referred to again, and in its place: the file in the trash is only a copy, and goes with the next sweep.
    if (needed.has(each.hash)) continue;
    await rm(each.path, { force: true });
    countAll(sweep, [], [each]);
  }
}

/**
 * Clears `incoming/` of uploads in which nothing has happened for `olderThanMs`: broken off by a crash, or their unit's outcome was
 * unknown. What a row refers to and is not in its place goes there first. Returns how many were cleared.
 */
export async function sweepIncoming(home: Home, now: Date, olderThanMs: number): Promise<number> {
  const incoming = join(home.settings.dataDir, 'incoming');
  let cleared = 0;
  for (const upload of await listFolder(incoming)) {
    const folder = join(incoming, upload.name);
    const entries = upload.isDirectory() ? await listFolder(folder) : [];
    const times = await Promise.all(
      [folder, ...entries.map(({ name }) => join(folder, name))].map((path) =>
        stat(path).then(
          ({ mtimeMs }) => mtimeMs,
          () => 0,
        ),
      ),
    );
    if (Math.max(...times) > now.getTime() - olderThanMs) continue;
    const complete = entries.map(({ name }) => name).filter((name) => HASH.test(name));
    for (const hash of await referredAmong(home.db.read, complete))
      await placeFile(join(folder, hash), home.files.pathOf(hash));
    await rm(folder, { recursive: true, force: true });
    cleared++;
  }
  return cleared;
}

export const listSweeps = ({ db }: Pick<Platform, 'db'>, limit = 10) =>
  db.read.select().from(fileSweeps).orderBy(desc(fileSweeps.at)).limit(limit);
