import { and, eq } from 'drizzle-orm';
import type { Readable } from 'node:stream';
import type { Reader, Tx } from '#db/database.ts';
import { bytesOf } from '#db/file-references.ts';
import { storageQuotas } from '#db/schema/platform.ts';
import { DomainError } from './errors.ts';
import type { StoredFile } from './files.server.ts';
import type { Platform } from './platform.server.ts';
import type { Settings } from './settings.server.ts';
import { mustHaveRoom } from './storage.server.ts';

/** Owner of files. `teaches`: makes courses or webinars, and may keep more. */
export type Owner = { kind: 'person'; id: string; teaches: boolean } | { kind: 'association'; id: string };

/** Files of one upload on their way in; `files.server.ts` says what staging and settling are. */
export type Intake = {
  put(stream: Readable, maxBytes: number): Promise<StoredFile & { path: string }>;
  /** The unit that refers to the files. Refuses with `quota_reached` what would be too much, as if nothing had come. */
  settle<T>(unit: (deciding: Deciding) => Promise<T>): Promise<T>;
  discard(): Promise<void>;
};
export type Deciding = <T>(work: (tx: Tx) => Promise<T>) => (tx: Tx) => Promise<T>;

export const presetOf = ({ quotas }: Settings, owner: Owner): number =>
  owner.kind === 'association' ? quotas.association : owner.teaches ? quotas.author : quotas.person;

/** An owner's limit in bytes: the exception of an administrator, else the preset. */
export async function quotaOf(read: Reader, settings: Settings, owner: Owner): Promise<number> {
  const [row] = await read
    .select({ bytes: storageQuotas.bytes })
    .from(storageQuotas)
    .where(and(eq(storageQuotas.kind, owner.kind), eq(storageQuotas.ownerId, owner.id)));
  return row?.bytes ?? presetOf(settings, owner);
}

/** Bytes of uploads that are under way in this process: many at once must not come in side by side past a quota. */
const arriving = new Map<string, number>();
const add = (key: string, bytes: number) => {
  const sum = (arriving.get(key) ?? 0) + bytes;
  if (sum > 0) arriving.set(key, sum);
  else arriving.delete(key);
};

/** A limit in bytes and what is left of it; `key` is empty for the installation's. */
export type Bound = { key: string; quota: number; left: number };

/** Bytes that an owner may still store, by the narrower of its quota and the installation's; null where neither limits it. */
export async function tightestOf(
  read: Reader,
  settings: Settings,
  owner: Owner | null,
): Promise<Bound | null> {
  return tightest(await boundsOf(read, settings, owner));
}

const tightest = (bounds: Bound[]): Bound | null =>
  bounds.reduce<Bound | null>((a, b) => (a && a.left <= b.left ? a : b), null);

async function boundsOf(read: Reader, settings: Settings, owner: Owner | null): Promise<Bound[]> {
  const bounds: Bound[] = [];
  if (owner) {
    const quota = await quotaOf(read, settings, owner);
    bounds.push({ key: `${owner.kind} ${owner.id}`, quota, left: quota - (await bytesOf(read, owner)) });
  }
  const { installation } = settings.quotas;
  if (installation > 0)
    bounds.push({ key: '', quota: installation, left: installation - (await bytesOf(read, null)) });
  return bounds;
}

const withoutArriving = (bound: Bound): Bound => ({
  ...bound,
  left: bound.left - (arriving.get(bound.key) ?? 0),
});

/** Throws `storage_full` and `quota_reached` where so many more bytes would be too much, before any work is done for them. */
export async function mustFit(
  { db, files, settings }: Pick<Platform, 'db' | 'files' | 'settings'>,
  owner: Owner,
  bytes: number,
): Promise<void> {
  await mustHaveRoom({ files, settings }, bytes);
  const first = tightest((await boundsOf(db.read, settings, owner)).map(withoutArriving));
  if (first && first.left < bytes) throw refusal(first);
}

/**
 * The one way for what somebody uploads. `owner` null: of nobody's quota (what we write ourselves, clients of the whole
 * platform); the disk and the installation bound that too. The caller ends with `discard`. Throws `storage_full` while the
 * disk is nearly full and `quota_reached` where nothing more fits.
 */
export async function openIntake(
  { db, files, settings }: Pick<Platform, 'db' | 'files' | 'settings'>,
  owner: Owner | null,
): Promise<Intake> {
  await mustHaveRoom({ files, settings });
  const bounds = await boundsOf(db.read, settings, owner);
  const first = tightest(bounds.map(withoutArriving));
  if (first && first.left <= 0) throw refusal(first);
  const staging = files.stage();
  let arrived = 0;
  let over = false;
  const count = (bytes: number) => {
    arrived += bytes;
    for (const { key } of bounds) add(key, bytes);
  };
  return {
    async put(stream, maxBytes) {
      await mustHaveRoom({ files, settings });
      const left = first ? first.left - arrived : Number.POSITIVE_INFINITY;
      // The whole of it counts while it arrives, and what it turned out to be afterwards.
      const reserved = Math.max(0, Math.min(maxBytes, left));
      count(reserved);
      try {
        const stored = await staging.put(stream, Math.min(maxBytes, left));
        count(stored.bytes - reserved);
        return stored;
      } catch (error) {
        count(-reserved);
        if (left < maxBytes && error instanceof DomainError && error.code === 'too_large')
          throw refusal(first!);
        throw error;
      }
    },
    settle: (unit) =>
      staging.settle((decided) =>
        unit((work) =>
          decided(async (tx) => {
            const result = await work(tx);
            // With the new rows, so that two uploads at once cannot both take the last of it.
            const full = (await boundsOf(tx, settings, owner)).find(({ left }) => left < 0);
            if (full) throw refusal(full);
            return result;
          }),
        ),
      ),
    async discard() {
      if (over) return;
      over = true;
      count(-arrived);
      await staging.discard();
    },
  };
}

const refusal = ({ key, quota }: Bound) =>
  key === ''
    ? new DomainError('storage_full')
    : new DomainError('quota_reached', { megabytes: Math.round(quota / 1e6) });
