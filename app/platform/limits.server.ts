import { and, eq, gt, lt, or, sql } from 'drizzle-orm';
import type { Database, Tx } from '#db/database.ts';
import { limits } from '#db/schema/platform.ts';
import { DomainError } from './errors.ts';
import { sha256 } from './ids.server.ts';
import { MINUTE_MS, DAY_MS } from './time.ts';

export type Limit = { name: string; tries: number; minutes: number };

const rowOf = (limit: Limit, key: string) => sha256(`${limit.name}:${key.toLowerCase()}`);
const windowOf = ({ minutes }: Limit, now: Date) =>
  new Date(Math.floor(now.getTime() / (minutes * MINUTE_MS)) * minutes * MINUTE_MS);

/** Spends one try of `key`; throws `too_many_tries` when the window is used up. Keys are hashed before they are kept. */
export async function spendTry(db: Database, now: Date, limit: Limit, key: string): Promise<void> {
  const width = limit.minutes * MINUTE_MS;
  const windowStart = windowOf(limit, now);
  const hashed = rowOf(limit, key);
  // Beside the work that is limited: what is refused has cost its try all the same.
  const [row] = await db.root.transact((tx) =>
    tx
      .insert(limits)
      .values({ key: hashed, windowStart, count: 1 })
      .onConflictDoUpdate({
        target: [limits.key, limits.windowStart],
        set: { count: sql`${limits.count} + 1` },
      })
      .returning({ count: limits.count }),
  );
  if (row!.count <= limit.tries) return;
  const seconds = Math.ceil((windowStart.getTime() + width - now.getTime()) / 1000);
  throw new DomainError('too_many_tries', { seconds, minutes: Math.ceil(seconds / 60) });
}

/** Gives back one try that was spent at `now`. */
export async function returnTryIn(tx: Tx, now: Date, limit: Limit, key: string): Promise<void> {
  await tx
    .update(limits)
    .set({ count: sql`${limits.count} - 1` })
    .where(
      and(
        eq(limits.key, rowOf(limit, key)),
        eq(limits.windowStart, windowOf(limit, now)),
        gt(limits.count, 0),
      ),
    );
}

export const deleteOldTries = (db: Database, now: Date) =>
  db.transact(async (tx) => {
    // Windows begin in the past: one of the future was written while a clock was ahead.
    const [old, ahead] = [now.getTime() - DAY_MS, now.getTime() + 5 * MINUTE_MS];
    await tx
      .delete(limits)
      .where(or(lt(limits.windowStart, new Date(old)), gt(limits.windowStart, new Date(ahead))));
  });
