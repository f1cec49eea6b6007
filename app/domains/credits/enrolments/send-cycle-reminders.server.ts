import { and, eq, isNotNull, isNull, ne, or } from 'drizzle-orm';
import { programmeOrThrow } from '#app/domains/credits/rules/programmes.ts';
import { formatFor } from '#app/i18n/format.ts';
import { translatorFor } from '#app/i18n/translate.server.ts';
import { doEach } from '#app/platform/do-each.ts';
import { queueMail } from '#app/platform/mail.server.ts';
import type { Database } from '#db/database.ts';
import { people } from '#db/schema/accounts.ts';
import { creditStandings, programmeEnrolments } from '#db/schema/credits.ts';
import { reminderDue } from './reminder-due.ts';

/** Mails whoever asked to be reminded and is not done; each reminder once, also after a crash. Answers how many. */
export async function sendCycleReminders(
  { db, settings }: { db: Database; settings: { appOrigin: string } },
  now: Date,
): Promise<number> {
  const today = now.toISOString().slice(0, 10);
  const rows = await db.read
    .select({ enrolment: programmeEnrolments, standing: creditStandings, person: people })
    .from(programmeEnrolments)
    .innerJoin(
      creditStandings,
      and(
        eq(creditStandings.personId, programmeEnrolments.personId),
        eq(creditStandings.programmeId, programmeEnrolments.programmeId),
      ),
    )
    .innerJoin(people, eq(people.id, programmeEnrolments.personId))
    .where(and(isNotNull(programmeEnrolments.remindMonths), eq(creditStandings.done, false)));
  let sent = 0;
  await doEach(rows, async ({ enrolment, standing, person }) => {
    const { cycleTo, total, required, programmeId } = standing;
    const months = cycleTo && reminderDue(cycleTo, enrolment.remindMonths ?? [], today);
    const key = `${cycleTo} ${months}`;
    if (!months || !cycleTo || required === null || enrolment.remindedFor === key) return;
    const t = translatorFor(person.locale);
    const format = formatFor(person.locale, person.timeZone);
    await db.transact(async (tx) => {
      // Several processes look at once: only one of them writes.
      const [mine] = await tx
        .update(programmeEnrolments)
        .set({ remindedFor: key })
        .where(
          and(
            eq(programmeEnrolments.id, enrolment.id),
            or(isNull(programmeEnrolments.remindedFor), ne(programmeEnrolments.remindedFor, key)),
          ),
        )
        .returning({ id: programmeEnrolments.id });
      if (!mine) return;
      await queueMail(tx, now, {
        to: person.email,
        subject: t('credits:remind.subject', { date: format.day(cycleTo) }),
        body: t('credits:remind.body', {
          name: person.name,
          programme: programmeOrThrow(programmeId).name,
          date: format.day(cycleTo),
          total: format.decimal(total),
          required: format.decimal(required),
          address: `${settings.appOrigin}/credit`,
        }),
      });
    });
    sent++;
  });
  return sent;
}
