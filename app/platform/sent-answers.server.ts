import { and, eq, gte, isNotNull, lt } from 'drizzle-orm';
import type { Database } from '#db/database.ts';
import { sentForms } from '#db/schema/platform.ts';
import { DomainError } from './errors.ts';
import { keyedHash } from './ids.server.ts';
import type { Platform } from './platform.server.ts';
import { openText, sealText } from './sealed-text.server.ts';
import { DAY_MS, MINUTE_MS } from './time.ts';

/** A page may stay open for a day, and a press whose answer was lost is repeated once the connection is back. */
const KEPT_MS = DAY_MS;
/** A second press comes within seconds, on a slow connection within minutes. Later the same may be intended again. */
const PRESS_MS = 10 * MINUTE_MS;
/** How long a second request waits for the answer to the first, and how often it looks. */
const WAIT_MS = 5_000;
const LOOK_MS = 100;

export type OncePlatform = Pick<Platform, 'db' | 'keys' | 'log'> & { now: Date };
/** `form`: who sent it, and from which page view. `content`: all that was in it. */
export type SentForm = { form: string; content: string };
/** The answer as JSON keeps it. */
export type KeptAnswer = Record<string, unknown>;
/** Whether an answer is a redirect and nothing else. */
export const leadsOn = ({ to, cookies }: KeptAnswer): boolean => to !== undefined && cookies === undefined;

export type Row = { id: string; content: string };
export const its = ({ id, content }: Row) => and(eq(sentForms.id, id), eq(sentForms.content, content));
const before = (now: Date, ms: number) => new Date(now.getTime() - ms);
export const oldest = (now: Date) => before(now, KEPT_MS);

export function rowOf({ keys }: OncePlatform, { form, content }: SentForm): Row {
  const key = keys.for('sent-forms');
  return { id: keyedHash(key, form), content: keyedHash(key, content) };
}

type Earlier = { kept: KeptAnswer; late: boolean };

/** … by another process mostly; null where there was no such request, or it was refused. */
export async function findEarlier({ db, keys, now }: OncePlatform, row: Row): Promise<Earlier | null> {
  for (const until = performance.now() + WAIT_MS; performance.now() < until;) {
    const [found] = await db.read
      .select()
      .from(sentForms)
      .where(and(its(row), gte(sentForms.at, oldest(now))));
    if (!found) return null;
    const { answer, answerUntil, at } = found;
    const late = at < before(now, PRESS_MS);
    if (answer !== null && (answerUntil === null || answerUntil >= now)) {
      const kept = JSON.parse(openText(keys.for('sent-forms'), answer, row.id)) as KeptAnswer;
      return { kept, late };
    }
    // Forgotten, or its process ended between its unit and its answer: it was done.
    if (answerUntil !== null || late) throw new DomainError('sent_before');
    await new Promise((done) => setTimeout(done, LOOK_MS));
  }
  throw new DomainError('outcome_unknown');
}

/** Stores the answer, or deletes the row. The work is committed already, so a failure here is logged and the sender is not told. */
export async function settle(
  { db, keys, log, now }: OncePlatform,
  row: Row,
  keep: () => KeptAnswer | null,
): Promise<void> {
  try {
    const kept = keep();
    const known = kept && {
      answer: sealText(keys.for('sent-forms'), JSON.stringify(kept), row.id),
      answerUntil: leadsOn(kept) ? null : before(now, -PRESS_MS),
    };
    await db.transact((tx) =>
      known ? tx.update(sentForms).set(known).where(its(row)) : tx.delete(sentForms).where(its(row)),
    );
  } catch (err) {
    log.error({ err }, 'the answer to a form was not kept');
  }
}

/** Forgets forms after a day, and after ten minutes what was shown once; idempotent. */
export async function deleteSentForms(db: Database, now: Date): Promise<void> {
  await db.transact(async (tx) => {
    await tx.delete(sentForms).where(lt(sentForms.at, oldest(now)));
    const shown = and(lt(sentForms.answerUntil, now), isNotNull(sentForms.answer));
    await tx.update(sentForms).set({ answer: null }).where(shown);
  });
}
