import { and, eq, gt } from 'drizzle-orm';
import type { Tx } from '#db/database.ts';
import { mails } from '#db/schema/platform.ts';
import { DAILY_MAILS, DAILY_MAILS_IN_ALL, holdBackIn } from './held-mails.server.ts';
import { newId, sha256 } from './ids.server.ts';
import { enqueueJob } from './jobs.server.ts';
import { SEND_MAIL } from './mail.server.ts';
import { DAY_MS } from './time.ts';

export type Mail = {
  to: string;
  subject: string;
  body: string;
  /** iCalendar (RFC 5545), where the mail is about a time. */
  calendar?: string;
  /** The address that switches its kind off by one POST (RFC 8058). */
  unsubscribe?: string;
  /**
   * News about the security of the account, or a link that somebody needs to get in: it also goes out after the daily limit, so that nobody
   * can silence it by filling the mailbox. Only for mails whose callers limit them.
   */
  essential?: true;
};

/**
 * The mail leaves after the unit is durable, by the `mail` job; past 200 to one address in 24 hours (1,000 if it is essential)
 * it is not written but counted. `once`: a name that this mail has for good, for jobs that are run again after a kill: the second is not
 * written. Called by `notifyIn` alone.
 */
export async function queueMail(tx: Tx, now: Date, mail: Mail, once?: string): Promise<void> {
  // RFC 6761 §6.4: nobody ever has such an address; it is that of people who were erased.
  if (mail.to.endsWith('.invalid')) return;
  const recent = and(eq(mails.recipient, mail.to), gt(mails.createdAt, new Date(now.getTime() - DAY_MS)));
  const most = mail.essential ? DAILY_MAILS_IN_ALL : DAILY_MAILS;
  if ((await tx.$count(mails, recent)) >= most) return holdBackIn(tx, now, mail.to);
  const id = once === undefined ? newId() : sha256(once);
  const [written] = await tx
    .insert(mails)
    .values({
      id,
      recipient: mail.to,
      subject: mail.subject,
      body: mail.body,
      calendar: mail.calendar ?? null,
      unsubscribe: mail.unsubscribe ?? null,
      createdAt: now,
    })
    .onConflictDoNothing()
    .returning({ id: mails.id });
  if (written) await enqueueJob(tx, now, SEND_MAIL, { id });
}
