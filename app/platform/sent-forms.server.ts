import { eq, lt } from 'drizzle-orm';
import type { Database } from '#db/database.ts';
import { sentForms } from '#db/schema/platform.ts';
import { DomainError } from './errors.ts';
import type { Platform } from './platform.server.ts';
import { openText, sealText } from './sealed-text.server.ts';
import { MINUTE_MS } from './time.ts';

/** A second press comes within seconds, on a slow line within minutes. */
const KEPT_MS = 10 * MINUTE_MS;
/** How long a second sending waits for the answer of the first, and how often it looks. */
const WAIT_MS = 5_000;
const LOOK_MS = 50;

type Kept = Pick<Platform, 'db' | 'keys'> & { now: Date };
/** The answer as JSON keeps it. */
export type KeptAnswer = Record<string, unknown>;

/**
 * Does the work of a form once, however often it is sent: `work` gets a database whose first unit also remembers `id`, so that it is
 * done with it or not at all; a second sending gets the answer of the first. What was refused is not remembered. Throws
 * `outcome_unknown` where the first sending was broken off after its unit.
 */
export async function doOnce<T>(
  { db, keys, now }: Kept,
  id: string,
  work: (db: Database) => Promise<T>,
  as: { keep: (answer: T) => KeptAnswer; again: (kept: KeptAnswer) => T },
): Promise<T> {
  const key = keys.for('sent-forms');
  const find = async () => (await db.read.select().from(sentForms).where(eq(sentForms.id, id)))[0];
  async function answerOfFirst(): Promise<T> {
    for (const until = performance.now() + WAIT_MS; performance.now() < until;) {
      const answer = (await find())?.answer;
      if (answer) return as.again(JSON.parse(openText(key, answer, id)) as KeptAnswer);
      await new Promise((done) => setTimeout(done, LOOK_MS));
    }
    throw new DomainError('outcome_unknown');
  }
  if (await find()) return answerOfFirst();
  let isFirst = false;
  const remembering: Database = {
    ...db,
    async transact(unit) {
      if (isFirst) return db.transact(unit);
      const done = await db.transact(async (tx) => {
        const row = { id, at: now, answer: null };
        const [written] = await tx.insert(sentForms).values(row).onConflictDoNothing().returning();
        if (!written) throw new DomainError('outcome_unknown');
        return unit(tx);
      });
      isFirst = true;
      return done;
    },
  };
  let answer: T;
  try {
    answer = await work(remembering);
  } catch (error) {
    // Refused, by the first sending perhaps: it may have been faster than this one.
    if (isFirst) await db.transact((tx) => tx.delete(sentForms).where(eq(sentForms.id, id)));
    else if (await find()) return answerOfFirst();
    throw error;
  }
  if (isFirst) {
    const sealed = sealText(key, JSON.stringify(as.keep(answer)), id);
    await db.transact((tx) => tx.update(sentForms).set({ answer: sealed }).where(eq(sentForms.id, id)));
  }
  return answer;
}

/** Idempotent. */
export async function deleteSentForms(db: Database, now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_MS);
  await db.transact((tx) => tx.delete(sentForms).where(lt(sentForms.at, before)));
}
