import { createHash } from 'node:crypto';
import { createWriteStream, existsSync, mkdirSync } from 'node:fs';
import { readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DomainError } from './errors.ts';
import { newId } from './ids.server.ts';

export type StoredFile = { hash: string; bytes: number };

/** Files on their way in: nothing of them is to be seen until `keep`, and nothing is left after `discard`. */
export type Staging = {
  /** Throws `too_large` past `maxBytes`. */
  put(stream: Readable, maxBytes: number): Promise<StoredFile & { path: string }>;
  keep(): Promise<void>;
  discard(): Promise<void>;
};

/** Content-addressed files in a folder: a file is named by its SHA-256 and never changes. */
export type Files = {
  /** Where `hash` lies, for `send` and for random access; it may not exist. */
  pathOf(hash: string): string;
  stage(): Staging;
  /** The whole of a small file. */
  read(hash: string): Promise<Buffer>;
  /** For files that nobody else can have kept the same of; one that is not there is as good as removed. */
  remove(hash: string): Promise<void>;
};

export function openFiles(dataDir: string): Files {
  const pathOf = (hash: string) => join(dataDir, 'files', hash.slice(0, 2), hash);
  return {
    pathOf,
    read: (hash) => readFile(pathOf(hash)),
    remove: (hash) => rm(pathOf(hash), { force: true }),
    stage() {
      const folder = join(dataDir, 'incoming', newId());
      const staged = new Map<string, string>();
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
          await pipeline(stream, meter, createWriteStream(incoming, { highWaterMark: 1024 ** 2 }));
          const hash = digest.digest('hex');
          staged.set(hash, incoming);
          return { hash, bytes, path: incoming };
        },
        async keep() {
          for (const [hash, incoming] of staged) {
            const path = pathOf(hash);
            if (existsSync(path)) continue;
            mkdirSync(dirname(path), { recursive: true });
            await rename(incoming, path);
          }
          await rm(folder, { recursive: true, force: true });
        },
        discard: () => rm(folder, { recursive: true, force: true }),
      };
    },
  };
}
