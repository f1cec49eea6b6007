import type { DiskSpace } from './files.server.ts';
import { DomainError } from './errors.ts';
import type { Platform } from './platform.server.ts';

/** `low`: administrators are notified. `stop`: uploads are refused, so that commits, credit and sign-in have the rest. */
export type StorageState = DiskSpace & {
  state: 'ok' | 'low' | 'stop' | 'unknown';
  /** False where even what commits, credit and sign-in live on is nearly used up. */
  hasReserve: boolean;
};

type Measured = Pick<Platform, 'files' | 'settings'>;

/** How full the disk of DATA_DIR is, now. Never throws: a file system that does not answer is `unknown`, and refuses nothing. */
export async function storageState({ files, settings }: Measured): Promise<StorageState> {
  try {
    const space = await files.space();
    const { low, stop, reserve } = settings.disk;
    return {
      ...space,
      state: space.freeBytes < stop ? 'stop' : space.freeBytes < low ? 'low' : 'ok',
      hasReserve: space.freeBytes >= reserve,
    };
  } catch {
    return { freeBytes: 0, totalBytes: 0, state: 'unknown', hasReserve: true };
  }
}

/** Throws `storage_full` while uploads are stopped, and where so many more bytes would stop them. */
export async function mustHaveRoom(platform: Measured, bytes = 0): Promise<void> {
  const { state, freeBytes } = await storageState(platform);
  if (state !== 'unknown' && freeBytes - bytes < platform.settings.disk.stop)
    throw new DomainError('storage_full');
}

// POSIX, SQLite, and PostgreSQL's 53100 disk_full.
const FULL = new Set(['ENOSPC', 'EDQUOT', 'SQLITE_FULL', '53100']);

/** Whether the cause of a fault is a full disk, ours or the database's. */
export function isStorageFull(fault: unknown): boolean {
  for (let error = fault, depth = 0; error instanceof Error && depth < 5; error = error.cause, depth++)
    if (FULL.has(String((error as NodeJS.ErrnoException).code))) return true;
  return false;
}
