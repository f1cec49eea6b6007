import { and, eq, isNotNull, isNull, ne, or } from 'drizzle-orm';
import { notifyOfCycleEndIn } from '#app/domains/credits/notifications.server.ts';
import { programmeOrThrow } from '#app/domains/credits/rules/programmes.ts';
import { doEach } from '#app/platform/do-each.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import { dayIn } from '#app/platform/time.ts';
import { people } from '#db/schema/accounts.ts';
import { creditStandings, programmeEnrolments } from '#db/schema/credits.ts';
import { reminderDue } from './reminder-due.ts';

/** Reminds everyone who asked and has not reached the total; each reminder once, also after a crash. Returns the number. */
export async function sendCycleReminders(
  { db, settings, keys }: Pick<Platform, 'db' | 'settings' | 'keys'>,
  now: Date,
): Promise<number> {
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
    const months = cycleTo && reminderDue(cycleTo, enrolment.remindMonths ?? [], dayIn(person.timeZone, now));
    const key = `${cycleTo} ${months}`;
    if (!months || !cycleTo || required === null || enrolment.remindedFor === key) return;
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
      const cycle = { programmeId: programmeOrThrow(programmeId).id, cycleTo, total, required };
      await notifyOfCycleEndIn(tx, { now, settings, keys }, person, cycle);
    });
    sent++;
  });
  return sent;
}
