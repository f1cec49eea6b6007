import { eq, lt } from 'drizzle-orm';
import type { Database, Tx } from '#db/database.ts';
import { throttles } from '#db/schema/platform.ts';
import { DomainError } from './errors.ts';
import { sha256 } from './ids.server.ts';
import { afterTry, type Throttle, type Tries, withoutTry } from './throttle.ts';
import { HOUR_MS } from './time.ts';

/** Keys are hashed before they are kept: they hold addresses. */
const rowOf = (throttle: Throttle, key: string) => sha256(`${throttle.name}:${key.toLowerCase()}`);

/** `too_quick` names seconds, `too_many_tries` minutes; both carry `seconds`, which becomes Retry-After. */
export function mustWait(waitUntil: Date, now: Date): DomainError {
  const seconds = Math.max(1, Math.ceil((waitUntil.getTime() - now.getTime()) / 1000));
  return seconds < 60
    ? new DomainError('too_quick', { seconds })
    : new DomainError('too_many_tries', { seconds, minutes: Math.ceil(seconds / 60) });
}

export async function triesIn(tx: Tx, throttle: Throttle, key: string): Promise<Tries | null> {
  const [row] = await tx
    .select({ forgottenAt: throttles.forgottenAt, waitUntil: throttles.waitUntil })
    .from(throttles)
    .where(eq(throttles.key, rowOf(throttle, key)));
  return row ?? null;
}

export async function keepTriesIn(tx: Tx, throttle: Throttle, key: string, tries: Tries): Promise<void> {
  await tx
    .insert(throttles)
    .values({ key: rowOf(throttle, key), ...tries })
    .onConflictDoUpdate({ target: throttles.key, set: tries });
}

export async function countTryIn(tx: Tx, now: Date, throttle: Throttle, key: string): Promise<void> {
  await keepTriesIn(tx, throttle, key, afterTry(throttle, await triesIn(tx, throttle, key), now));
}

/** Takes one counted try back. */
export async function giveBackTryIn(tx: Tx, now: Date, throttle: Throttle, key: string): Promise<void> {
  const tries = await triesIn(tx, throttle, key);
  if (tries) await keepTriesIn(tx, throttle, key, withoutTry(throttle, tries, now));
}

export async function deleteTriesIn(tx: Tx, throttle: Throttle, key: string): Promise<void> {
  await tx.delete(throttles).where(eq(throttles.key, rowOf(throttle, key)));
}

/** Counts a try of each key, or of none: throws `too_quick` or `too_many_tries` where one of them has to wait. */
export function countTries(db: Database, now: Date, keys: readonly [Throttle, string][]): Promise<void> {
  return db.transact(async (tx) => {
    for (const [throttle, key] of keys) {
      const tries = await triesIn(tx, throttle, key);
      if (tries && tries.waitUntil > now) throw mustWait(tries.waitUntil, now);
      await keepTriesIn(tx, throttle, key, afterTry(throttle, tries, now));
    }
  });
}

/** As `countTries` for one key, without an error: false where it has to wait. */
export function mayTry(db: Database, now: Date, throttle: Throttle, key: string): Promise<boolean> {
  return db.transact(async (tx) => {
    const tries = await triesIn(tx, throttle, key);
    if (tries && tries.waitUntil > now) return false;
    await keepTriesIn(tx, throttle, key, afterTry(throttle, tries, now));
    return true;
  });
}

/** Housekeeping: an hour after a key has nothing left to remember. */
export const deleteExpiredThrottles = (db: Database, now: Date) =>
  db.transact(async (tx) => {
    await tx.delete(throttles).where(lt(throttles.forgottenAt, new Date(now.getTime() - HOUR_MS)));
  });
