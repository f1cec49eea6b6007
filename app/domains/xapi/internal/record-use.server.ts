import { sql } from 'drizzle-orm';
import type { Platform } from '#app/platform/platform.server.ts';
import { type Bound, tightestOf } from '#app/platform/quotas.server.ts';
import { recordUse } from '#db/schema/xapi.ts';
import { Refusal } from '../refusal.ts';

/** What is left of a quota is read anew after so long: others write too, and administrators change quotas. */
const READ_EVERY_MS = 10_000;

/** What statements and documents take, by association; null is whatever is no association's. */
export type RecordUse = {
  /**
   * Throws Refusal 413 where so many bytes more do not fit into the quota of the association or of the installation. What is no
   * association's goes on, as credit does: it is the learners' record and the platform's own.
   */
  mustFit(associationId: string | null, bytes: number, now: Date): Promise<void>;
  add(associationId: string | null, bytes: number): void;
  /** Writes down what was added. */
  flush(): Promise<void>;
};

export function openRecordUse({ db, settings }: Pick<Platform, 'db' | 'settings'>): RecordUse {
  const added = new Map<string, number>();
  const bounds = new Map<string, { read: number; bound: Bound | null }>();

  async function boundOf(id: string, now: number): Promise<Bound | null> {
    const known = bounds.get(id);
    if (known && Math.abs(now - known.read) < READ_EVERY_MS) return known.bound;
    const bound = await tightestOf(db.read, settings, { kind: 'association', id });
    if (bound) bound.left -= added.get(id) ?? 0;
    bounds.set(id, { read: now, bound });
    return bound;
  }

  return {
    async mustFit(associationId, bytes, now) {
      if (associationId === null) return;
      const bound = await boundOf(associationId, now.getTime());
      if (!bound || bytes <= bound.left) return;
      const whose = bound.key === '' ? 'this installation' : 'the association';
      throw new Refusal(
        413,
        `This does not fit into the storage limit of ${whose}, ${Math.round(bound.quota / 1e6)} MB: delete documents that nobody needs, or ask its administrator for more.`,
      );
    },
    add(associationId, bytes) {
      if (bytes === 0) return;
      const key = associationId ?? '';
      added.set(key, (added.get(key) ?? 0) + bytes);
      const bound = bounds.get(key)?.bound;
      if (bound) bound.left -= bytes;
    },
    async flush() {
      if (added.size === 0) return;
      const taken = [...added];
      added.clear();
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
    },
  };
}
