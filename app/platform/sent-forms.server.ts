import { lt, ne, or } from 'drizzle-orm';
import { type Database, DatabaseAway, DatabaseBusy } from '#db/database.ts';
import { sentForms } from '#db/schema/platform.ts';
import { DomainError } from './errors.ts';
import {
  findEarlier,
  type KeptAnswer,
  oldest,
  type OncePlatform,
  type Row,
  rowOf,
  type SentForm,
  settle,
} from './sent-answers.server.ts';

/**
 * How an answer is given a second time. `copy`, to a request that came while the first was under way. `keep` and `again`, to a later one;
 * `keep` returns null for an answer that is not to be given later, `mayRepeat` says whether this request may have it: else it is new work.
 * A plain redirect to `to` is remembered for a day, any other answer, which may hold a secret, for ten minutes; `late` is
 * after these.
 */
export type Keeping<T> = {
  copy: (answer: T) => T;
  keep: (answer: T) => KeptAnswer | null;
  again: (kept: KeptAnswer, late: boolean) => T;
  mayRepeat: (kept: KeptAnswer, late: boolean) => boolean | Promise<boolean>;
};
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
 * Throws `outcome_unknown` where the first was broken off after its unit, or is still running elsewhere, and `sent_before` where it was
 * done and its answer is forgotten.
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
    return earlier && (await as.mayRepeat(earlier.kept, earlier.late))
      ? as.again(earlier.kept, earlier.late)
      : null;
  } catch {
    return null;
  }
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
  if (earlier) {
    const { kept, late } = earlier;
    return (await as.mayRepeat(kept, late)) ? as.again(kept, late) : work(db);
  }

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
          .values({ ...row, at: now })
          .onConflictDoUpdate({
            target: sentForms.id,
            set: { content: row.content, at: now, answer: null, answerUntil: null },
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

const isOutcomeUnknown = (error: unknown): boolean =>
  error instanceof DatabaseAway && error.outcome === 'unknown';
