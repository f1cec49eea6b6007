import { and, eq, gte, lt, ne, or } from 'drizzle-orm';
import { type Database, DatabaseAway, DatabaseBusy } from '#db/database.ts';
import { sentForms } from '#db/schema/platform.ts';
import { DomainError } from './errors.ts';
import { keyedHash } from './ids.server.ts';
import type { Platform } from './platform.server.ts';
import { openText, sealText } from './sealed-text.server.ts';
import { MINUTE_MS } from './time.ts';

/** A second press comes within seconds, on a slow line within minutes. */
const KEPT_MS = 10 * MINUTE_MS;
/** How long a second request waits for the answer to the first, and how often it looks. */
const WAIT_MS = 5_000;
const LOOK_MS = 100;

type OncePlatform = Pick<Platform, 'db' | 'keys' | 'log'> & { now: Date };
/** `form`: who sent it, and from which page view. `content`: all that was in it. */
export type SentForm = { form: string; content: string };
/** The answer as JSON keeps it. */
export type KeptAnswer = Record<string, unknown>;
/**
 * How an answer is given a second time. `copy`, to a request that came while the first was under way. `keep` and `again`, to a later one;
 * `keep` returns null for an answer that is not to be given later, `mayRepeat` says whether this request may have it: else it is new work.
 */
export type Keeping<T> = {
  copy: (answer: T) => T;
  keep: (answer: T) => KeptAnswer | null;
  again: (kept: KeptAnswer) => T;
  mayRepeat: (kept: KeptAnswer) => boolean;
};

type Row = { id: string; content: string };
const its = ({ id, content }: Row) => and(eq(sentForms.id, id), eq(sentForms.content, content));
const oldest = (now: Date) => new Date(now.getTime() - KEPT_MS);

function rowOf({ keys }: OncePlatform, { form, content }: SentForm): Row {
  const key = keys.for('sent-forms');
  return { id: keyedHash(key, form), content: keyedHash(key, content) };
}

/** Requests that this process is working on: a second one waits for the first without a connection of its own. */
const running = new WeakMap<Database, Map<string, Promise<unknown>>>();

function runningOn({ db: { root } }: OncePlatform) {
  const found = running.get(root) ?? new Map<string, Promise<unknown>>();
  running.set(root, found);
  return found;
}
const nameOf = ({ id, content }: Row) => `${id} ${content}`;

/**
 * Does what a form asks for once, however often the same content is sent: `work` gets a database whose first unit, the one that
 * counts, also stores the row of the form, so that both are stored or neither is; a second request gets the answer to the first.
 * What was refused is not remembered, and other content than the last is new work. Limits that count tries are units of `db.root`.
 * Throws `outcome_unknown` where the first was broken off after its unit, or is still running elsewhere.
 */
export async function doOnce<T>(
  platform: OncePlatform,
  form: SentForm,
  work: (db: Database) => Promise<T>,
  as: Keeping<T>,
): Promise<T> {
  const row = rowOf(platform, form);
  const here = runningOn(platform);
  const first = here.get(nameOf(row)) as Promise<T> | undefined;
  if (first) return as.copy(await first);
  const answer = doFirst(platform, row, work, as);
  here.set(nameOf(row), answer);
  try {
    return await answer;
  } finally {
    here.delete(nameOf(row));
  }
}

/** The answer to an earlier request with the same content; null where there was none, it was refused, or nobody knows. */
export async function findAnswer<T>(
  platform: OncePlatform,
  form: SentForm,
  as: Keeping<T>,
): Promise<T | null> {
  const row = rowOf(platform, form);
  try {
    const first = runningOn(platform).get(nameOf(row)) as Promise<T> | undefined;
    if (first) return as.copy(await first);
    const earlier = await findEarlier(platform, row);
    return earlier && as.mayRepeat(earlier) ? as.again(earlier) : null;
  } catch {
    return null;
  }
}

/** … by another process mostly; null where there was no such request, or it was refused. */
async function findEarlier({ db, keys, now }: OncePlatform, row: Row): Promise<KeptAnswer | null> {
  for (const until = performance.now() + WAIT_MS; performance.now() < until;) {
    const [found] = await db.read
      .select()
      .from(sentForms)
      .where(and(its(row), gte(sentForms.at, oldest(now))));
    if (!found) return null;
    if (found.answer) return JSON.parse(openText(keys.for('sent-forms'), found.answer, row.id)) as KeptAnswer;
    await new Promise((done) => setTimeout(done, LOOK_MS));
  }
  throw new DomainError('outcome_unknown');
}

class SentBefore extends Error {}

async function doFirst<T>(
  platform: OncePlatform,
  row: Row,
  work: (db: Database) => Promise<T>,
  as: Keeping<T>,
): Promise<T> {
  const { db, now } = platform;
  const earlier = await findEarlier(platform, row);
  if (earlier) return as.mayRepeat(earlier) ? as.again(earlier) : work(db);

  const first: { unit: 'none' | 'asking' | 'asked' | 'stored'; open?: Promise<unknown> } = { unit: 'none' };
  const remembering: Database = {
    ...db,
    async transact(unit) {
      // Units that begin together: the others come after the first.
      if (first.open) await first.open.catch(() => undefined);
      if (first.unit === 'stored') return db.transact(unit);
      const done = db.transact(async (tx) => {
        first.unit = 'asking';
        const [written] = await tx
          .insert(sentForms)
          .values({ ...row, at: now, answer: null })
          .onConflictDoUpdate({
            target: sentForms.id,
            set: { content: row.content, at: now, answer: null },
            setWhere: or(ne(sentForms.content, row.content), lt(sentForms.at, oldest(now)))!,
          })
          .returning();
        first.unit = 'asked';
        if (!written) throw new SentBefore();
        return unit(tx);
      });
      first.open = done;
      const value = await done;
      first.unit = 'stored';
      return value;
    },
  };
  let answer: T;
  try {
    answer = await work(remembering);
  } catch (error) {
    if (error instanceof SentBefore) return doFirst(platform, row, work, as);
    // Refused after its unit; where nobody knows what became of that, the row stays and says so.
    if (first.unit === 'stored' && !isOutcomeUnknown(error)) await settle(platform, row, () => null);
    // The row is locked by a request whose unit is open: it may still be done.
    if (first.unit === 'asking' && error instanceof DatabaseBusy) throw new DomainError('outcome_unknown');
    throw error;
  }
  if (first.unit === 'stored') await settle(platform, row, () => as.keep(answer));
  return answer;
}

/** Stores the answer, or deletes the row. The work is committed already, so a failure here is logged and the sender is not told. */
async function settle(
  { db, keys, log }: OncePlatform,
  row: Row,
  keep: () => KeptAnswer | null,
): Promise<void> {
  try {
    const kept = keep();
    const answer = kept && sealText(keys.for('sent-forms'), JSON.stringify(kept), row.id);
    await db.transact((tx) =>
      answer === null
        ? tx.delete(sentForms).where(its(row))
        : tx.update(sentForms).set({ answer }).where(its(row)),
    );
  } catch (err) {
    log.error({ err }, 'the answer to a form was not kept');
  }
}

const isOutcomeUnknown = (error: unknown): boolean =>
  error instanceof DatabaseAway && error.outcome === 'unknown';

/** Idempotent. */
export async function deleteSentForms(db: Database, now: Date): Promise<void> {
  await db.transact((tx) => tx.delete(sentForms).where(lt(sentForms.at, oldest(now))));
}
