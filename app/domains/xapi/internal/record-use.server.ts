import { sql } from 'drizzle-orm';
import type { Platform } from '#app/platform/platform.server.ts';
import { type Bound, tightestOf } from '#app/platform/quotas.server.ts';
import { DatabaseAway, DatabaseBusy } from '#db/database.ts';
import { recordUse } from '#db/schema/xapi.ts';
import type { RequireSpace } from '#app/domains/xapi/credentials/client.ts';
import { Refusal } from '#app/domains/xapi/protocol/refusal.ts';

/** How long a quota that was read is used: other processes write too, and administrators change quotas. */
const READ_EVERY_MS = 10_000;

/** Bytes of statements and documents, by association; null: of no association. */
export type RecordUse = {
  /**
   * Returns a check that throws Refusal 413 where so many bytes more do not fit into the quota of the association or of the
   * installation; less always fits. What belongs to no association is never refused: it is the learners' record and the
   * platform's own. A key that anyone can read (`isPublic`) may not use the last half of the quota.
   */
  checkOf(associationId: string | null, isPublic: boolean, now: Date): Promise<RequireSpace>;
  add(associationId: string | null, bytes: number): void;
  /** Writes down what was added. */
  flush(): Promise<void>;
};

export function openRecordUse({ db, settings }: Pick<Platform, 'db' | 'settings'>): RecordUse {
  const added = new Map<string, number>();
  const bounds = new Map<string, { read: number; bound: Promise<Bound | null> }>();

  async function readBound(id: string): Promise<Bound | null> {
    const bound = await tightestOf(db.read, settings, { kind: 'association', id });
    return bound && { ...bound, left: bound.left - (added.get(id) ?? 0) };
  }

  function boundOf(id: string, now: number): Promise<Bound | null> {
    const known = bounds.get(id);
    if (known && Math.abs(now - known.read) < READ_EVERY_MS) return known.bound;
    const bound = readBound(id);
    bounds.set(id, { read: now, bound });
    bound.catch(() => bounds.delete(id));
    return bound;
  }

  function add(id: string, bytes: number): void {
    if (bytes === 0) return;
    added.set(id, (added.get(id) ?? 0) + bytes);
  }

  return {
    async checkOf(associationId, isPublic, now) {
      const bound = associationId === null ? null : await boundOf(associationId, now.getTime());
      return (bytes) => {
        if (!bound || bytes <= 0 || bytes <= bound.left - (isPublic ? bound.quota / 2 : 0)) return;
        const whose = bound.key === '' ? 'this installation' : 'the association';
        throw new Refusal(
          413,
          `This does not fit into the storage limit of ${whose}, ${Math.round(bound.quota / 1e6)} MB: delete documents that nobody needs, or ask its administrator for more.`,
        );
      };
    },
    add(associationId, bytes) {
      const id = associationId ?? '';
      add(id, bytes);
      void bounds.get(id)?.bound.then(
        (bound) => bound && (bound.left -= bytes),
        () => undefined,
      );
    },
    async flush() {
      if (added.size === 0) return;
      const taken = [...added];
      added.clear();
      try {
        await db.transact(async (tx) => {
          for (const [associationId, bytes] of taken)
            await tx
              .insert(recordUse)
              .values({ associationId, bytes })
              .onConflictDoUpdate({
                target: recordUse.associationId,
                set: { bytes: sql`${recordUse.bytes} + ${bytes}` },
              });
        });
      } catch (error) {
        // Certainly not written; of anything else nobody knows, and the count at night does.
        const isUnwritten =
          error instanceof DatabaseBusy || (error instanceof DatabaseAway && error.outcome === 'nothing');
        if (isUnwritten) for (const [id, bytes] of taken) add(id, bytes);
        throw error;
      }
    },
  };
}
