import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { desc, eq } from 'drizzle-orm';
import { createTransport } from 'nodemailer';
import { z } from 'zod';
import type { Database } from '#db/database.ts';
import { mails } from '#db/schema/platform.ts';
import { methodOf } from './calendar.server.ts';
import { handlerOf, type JobHandler, jobKind } from './jobs.server.ts';
import type { Settings } from './settings.server.ts';

/** The row of the mail. */
export const SEND_MAIL = jobKind('mail', { id: z.string() });

/** By SMTP where SMTP_URL is set; otherwise a readable file in DATA_DIR/mail. */
export function mailHandler(db: Database, settings: Settings): JobHandler {
  const transport = settings.smtpUrl ? createTransport(settings.smtpUrl) : null;
  return handlerOf(SEND_MAIL, async ({ id }, { now }) => {
    const [mail] = await db.read.select().from(mails).where(eq(mails.id, id));
    if (!mail || mail.sentAt) return;
    if (transport)
      await transport.sendMail({
        from: settings.mailFrom,
        to: mail.recipient,
        subject: mail.subject,
        text: mail.body,
        ...(mail.calendar && {
          // The name that Outlook gives such a file itself.
          icalEvent: { filename: 'invite.ics', method: methodOf(mail.calendar), content: mail.calendar },
        }),
        // RFC 2369 and 8058: the mail program offers a button of its own, which asks nobody to sign in.
        ...(mail.unsubscribe && {
          headers: {
            'List-Unsubscribe': `<${mail.unsubscribe}>`,
            'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          },
        }),
        messageId: `<${mail.id}@${new URL(settings.appOrigin).hostname}>`,
      });
    else {
      const path = join(settings.dataDir, 'mail', mail.id);
      const unsubscribe = mail.unsubscribe ? `List-Unsubscribe: <${mail.unsubscribe}>\n` : '';
      await writeFile(
        `${path}.txt`,
        `To: ${mail.recipient}\nSubject: ${mail.subject}\n${unsubscribe}\n${mail.body}\n`,
      );
      if (mail.calendar) await writeFile(`${path}.ics`, mail.calendar);
    }
    await db.transact(async (tx) => {
      await tx.update(mails).set({ sentAt: now }).where(eq(mails.id, mail.id));
    });
  });
}

/** The newest hundred, for the page of demonstration mode. */
export const listMails = (db: Database) =>
  db.read.select().from(mails).orderBy(desc(mails.createdAt)).limit(100);
