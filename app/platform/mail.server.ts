import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { and, desc, eq, gt, like, sql } from 'drizzle-orm';
import { createTransport } from 'nodemailer';
import type { Database, Tx } from '#db/database.ts';
import { limits, mails } from '#db/schema/platform.ts';
import { newId, sha256 } from './ids.server.ts';
import { enqueueJob, type JobHandler } from './jobs.server.ts';
import type { Log } from './log.server.ts';
import type { Settings } from './settings.server.ts';

export type Mail = {
  to: string;
  subject: string;
  body: string;
  /** iCalendar (RFC 5545), where the mail is about a time. */
  calendar?: string;
  /**
   * News about the security of the account, or a link that somebody needs to get in: it also goes out after the daily limit, so that nobody
   * can silence it by filling the mailbox. Only for mails whose callers limit them.
   */
  essential?: true;
};

/** Nobody needs more in 24 hours; a mailbox that seems to is being flooded. */
const DAILY_MAILS = 200;
/** With essential ones: what strangers can cause of those stays far below, so only an account that is taken over comes here. */
const DAILY_MAILS_IN_ALL = 1000;
const DAY_MS = 86_400_000;

/**
 * The mail leaves after the unit is durable, by the `mail` job; past 200 to one address in 24 hours (1,000 if it is essential)
 * it is not written but counted. `once`: a name that this mail has for good, for jobs that are run again after a kill: the second is not
 * written.
 */
export async function queueMail(tx: Tx, now: Date, mail: Mail, once?: string): Promise<void> {
  const recent = and(eq(mails.recipient, mail.to), gt(mails.createdAt, new Date(now.getTime() - DAY_MS)));
  const most = mail.essential ? DAILY_MAILS_IN_ALL : DAILY_MAILS;
  if ((await tx.$count(mails, recent)) >= most) return holdBack(tx, now, mail.to);
  const id = once === undefined ? newId() : sha256(once);
  const [written] = await tx
    .insert(mails)
    .values({
      id,
      recipient: mail.to,
      subject: mail.subject,
      body: mail.body,
      calendar: mail.calendar ?? null,
      createdAt: now,
    })
    .onConflictDoNothing()
    .returning({ id: mails.id });
  if (written) await enqueueJob(tx, now, 'mail', { id });
}

export const MAIL_LIMIT_REACHED = 'mail.limit-reached';
const HELD = 'held-mails:';
const HOUR_MS = 3_600_000;

/** Counts an email that is held back, by mailbox and hour; the first for a mailbox is logged. */
async function holdBack(tx: Tx, now: Date, to: string): Promise<void> {
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

/** Whose mailbox it is stays out of the log. */
export const mailLimitHandler =
  (log: Log): JobHandler =>
  async () =>
    log.warn({ limit: DAILY_MAILS }, 'a mailbox has had its mails of a day: further ones are not sent');

/** By SMTP where SMTP_URL is set; otherwise a readable file in DATA_DIR/mail. */
export function mailHandler(db: Database, settings: Settings): JobHandler {
  const transport = settings.smtpUrl ? createTransport(settings.smtpUrl) : null;
  return async ({ id }, { now }) => {
    const [mail] = await db.read
      .select()
      .from(mails)
      .where(eq(mails.id, String(id)));
    if (!mail || mail.sentAt) return;
    if (transport)
      await transport.sendMail({
        from: settings.mailFrom,
        to: mail.recipient,
        subject: mail.subject,
        text: mail.body,
        ...(mail.calendar ? { icalEvent: { filename: 'majakka.ics', content: mail.calendar } } : {}),
        messageId: `<${mail.id}@${new URL(settings.appOrigin).hostname}>`,
      });
    else {
      const path = join(settings.dataDir, 'mail', mail.id);
      await writeFile(`${path}.txt`, `To: ${mail.recipient}\nSubject: ${mail.subject}\n\n${mail.body}\n`);
      if (mail.calendar) await writeFile(`${path}.ics`, mail.calendar);
    }
    await db.transact(async (tx) => {
      await tx.update(mails).set({ sentAt: now }).where(eq(mails.id, mail.id));
    });
  };
}

/** The newest hundred, for the page of demonstration mode. */
export const listMails = (db: Database) =>
  db.read.select().from(mails).orderBy(desc(mails.createdAt)).limit(100);
