import { and, eq, gt, like, sql } from 'drizzle-orm';
import type { Database, Tx } from '#db/database.ts';
import { limits } from '#db/schema/platform.ts';
import { sha256 } from './ids.server.ts';
import { enqueueJob, handlerOf, type JobHandler, jobKind } from './jobs.server.ts';
import type { Log } from './log.server.ts';
import { DAY_MS, HOUR_MS } from './time.ts';

/** Nobody needs more in 24 hours; a mailbox that seems to is being flooded. */
export const DAILY_MAILS = 200;
/** With essential ones: what strangers can cause of those stays far below, so only an account that is taken over comes here. */
export const DAILY_MAILS_IN_ALL = 1000;

export const MAIL_LIMIT_REACHED = jobKind('mail.limit-reached', {});
const HELD = 'held-mails:';

/** Counts a mail that is held back, by mailbox and hour; the first for a mailbox is logged. */
export async function holdBackIn(tx: Tx, now: Date, to: string): Promise<void> {
  const key = HELD + sha256(HELD + to);
  const before = await tx.$count(limits, and(eq(limits.key, key), isRecent(now)));
  const windowStart = new Date(Math.floor(now.getTime() / HOUR_MS) * HOUR_MS);
  await tx
    .insert(limits)
    .values({ key, windowStart, count: 1 })
    .onConflictDoUpdate({
      target: [limits.key, limits.windowStart],
      set: { count: sql`${limits.count} + 1` },
    });
  if (before === 0) await enqueueJob(tx, now, MAIL_LIMIT_REACHED, {});
}

const isRecent = (now: Date) => gt(limits.windowStart, new Date(now.getTime() - DAY_MS));

/** How many mails were not written in the last 24 hours, because their mailboxes had reached the limit. */
export async function countHeldMails(db: Database, now: Date): Promise<number> {
  const [row] = await db.read
    .select({ sum: sql<number>`coalesce(sum(${limits.count}), 0)`.mapWith(Number) })
    .from(limits)
    .where(and(like(limits.key, `${HELD}%`), isRecent(now)));
  return row!.sum;
}

/** The mailbox itself stays out of the log. */
export const mailLimitHandler = (log: Log): JobHandler =>
  handlerOf(MAIL_LIMIT_REACHED, async () =>
    log.warn({ limit: DAILY_MAILS }, 'a mailbox has had its mails of a day: further ones are not sent'),
  );
