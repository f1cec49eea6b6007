import { createHash } from 'node:crypto';
import { createWriteStream, mkdirSync } from 'node:fs';
import { readFile, rename, rm, statfs, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DomainError } from './errors.ts';
import { newId } from './ids.server.ts';

export type StoredFile = { hash: string; bytes: number };

/** Wraps the work of a unit, so that it is known afterwards whether the unit was refused or may have been written. */
export type Decided = <Handle, Result>(
  work: (tx: Handle) => Promise<Result>,
) => (tx: Handle) => Promise<Result>;

/** Files on their way in: nothing of them is visible before the unit that refers to them is durable. */
export type Staging = {
  /** Reads to the end or not at all. Throws `too_large` past `maxBytes`. */
  put(stream: Readable, maxBytes: number): Promise<StoredFile & { path: string }>;
  /**
   * Runs the unit that decides, and moves the files in once it is durable. Refused: nothing is left. Where the unit's outcome
   * is unknown (the answer of the database got lost) the files wait in `incoming/` for the sweep, which looks for their rows.
   */
  settle<T>(unit: (decided: Decided) => Promise<T>): Promise<T>;
  /** Drops what was not settled; may always be called. */
  discard(): Promise<void>;
};

/** Size of the file system of DATA_DIR, in bytes. */
export type DiskSpace = { freeBytes: number; totalBytes: number };

/** Content-addressed files in a folder: a file is named by its SHA-256 and never changes. */
export type Files = {
  /** Path of `hash`, for `send` and for random access; it may not exist. */
  pathOf(hash: string): string;
  /** Callers that store uploads use `receiveFiles` (quotas), which is built on this. */
  stage(): Staging;
  /** The whole of a small file. */
  read(hash: string): Promise<Buffer>;
  /** For files that nobody else can have kept the same of; one that is not there is as good as removed. */
  remove(hash: string): Promise<void>;
  space(): Promise<DiskSpace>;
};

export const FOLDER_NAMES: readonly string[] = Array.from({ length: 256 }, (_, i) =>
  i.toString(16).padStart(2, '0'),
);
export const HASH = /^[0-9a-f]{64}$/;

/**
 * Moves a complete file to its place. A file already there has the same content: replacing it makes it young, so that no sweep
 * deletes it.
 */
export async function placeFile(from: string, to: string): Promise<void> {
  const now = new Date();
  await utimes(from, now, now);
  await rename(from, to);
}

async function spaceOf(folder: string): Promise<DiskSpace> {
  const { bavail, blocks, bsize } = await statfs(folder);
  return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
}

/** `measure` replaces the file system in tests. */
export function openFiles(dataDir: string, measure: (folder: string) => Promise<DiskSpace> = spaceOf): Files {
  const pathOf = (hash: string) => join(dataDir, 'files', hash.slice(0, 2), hash);
  // Made at once: on a full disk a finished upload must still find its place.
  for (const name of FOLDER_NAMES) mkdirSync(join(dataDir, 'files', name), { recursive: true });
  return {
    pathOf,
    read: (hash) => readFile(pathOf(hash)),
    remove: (hash) => rm(pathOf(hash), { force: true }),
    space: () => measure(dataDir),
    stage: () => openStaging(join(dataDir, 'incoming', newId()), pathOf),
  };
}

function openStaging(folder: string, pathOf: (hash: string) => string): Staging {
  const staged = new Map<string, string>();
  /** Set while a unit may have been written that refers to the files. */
  let unsettled = false;
  mkdirSync(folder);
  return {
    async put(stream, maxBytes) {
      const incoming = join(folder, newId());
      const digest = createHash('sha256');
      let bytes = 0;
      const meter = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          bytes += chunk.length;
          if (bytes > maxBytes) return done(new DomainError('too_large', { bytes: maxBytes }));
          digest.update(chunk);
          done(null, chunk);
        },
      });
      try {
        await pipeline(stream, meter, createWriteStream(incoming, { highWaterMark: 1024 ** 2 }));
      } catch (error) {
        await rm(incoming, { force: true });
        throw error;
      }
      const hash = digest.digest('hex');
      // Named by its hash, so that after a crash it can be seen whether a row refers to it.
      const path = join(folder, hash);
      await rename(incoming, path);
      staged.set(hash, path);
      return { hash, bytes, path };
    },
    async settle(unit) {
      const decided: Decided = (work) => async (tx) => {
        unsettled = false;
        const result = await work(tx);
        unsettled = true;
        return result;
      };
      const answer = await unit(decided);
      for (const [hash, path] of staged) await placeFile(path, pathOf(hash));
      unsettled = false;
      return answer;
    },
    async discard() {
      if (!unsettled) await rm(folder, { recursive: true, force: true });
    },
  };
}
