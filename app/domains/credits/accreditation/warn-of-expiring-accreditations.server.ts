import { and, eq, gte, isNull, lte } from 'drizzle-orm';
import { formatFor } from '#app/i18n/format.ts';
import { translatorFor } from '#app/i18n/translate.server.ts';
import { doEach } from '#app/platform/do-each.ts';
import { queueMail } from '#app/platform/mail.server.ts';
import { addDays } from '#app/platform/time.ts';
import type { Database } from '#db/database.ts';
import { officers, people } from '#db/schema/accounts.ts';
import { courseVariants, courseVersions, courses } from '#db/schema/catalogue.ts';
import { accreditations } from '#db/schema/credits.ts';

const WARNING_DAYS = 60;

/** Tells the author and the officers once that an accreditation runs out within two months. Answers how many. */
export async function warnOfExpiringAccreditations({ db }: { db: Database }, now: Date): Promise<number> {
  const today = now.toISOString().slice(0, 10);
  const rows = await db.read
    .select({ accreditation: accreditations, courseId: courseVersions.courseId, owner: people })
    .from(accreditations)
    .innerJoin(courseVersions, eq(courseVersions.id, accreditations.courseVersionId))
    .innerJoin(courses, eq(courses.id, courseVersions.courseId))
    .innerJoin(people, eq(people.id, courses.ownerId))
    .where(
      and(
        isNull(accreditations.warnedAt),
        eq(courseVersions.state, 'published'),
        gte(accreditations.validTo, today),
        lte(accreditations.validTo, addDays(today, WARNING_DAYS)),
      ),
    );
  await doEach(rows, async ({ accreditation, owner }) => {
    const others = await db.read
      .select({ person: people })
      .from(officers)
      .innerJoin(people, eq(people.id, officers.personId))
      .where(eq(officers.associationId, accreditation.associationId));
    const [variant] = await db.read
      .select({ title: courseVariants.title })
      .from(courseVariants)
      .where(eq(courseVariants.versionId, accreditation.courseVersionId))
      .limit(1);
    await db.transact(async (tx) => {
      // Several processes look at once: only one of them writes.
      const [mine] = await tx
        .update(accreditations)
        .set({ warnedAt: now })
        .where(and(eq(accreditations.id, accreditation.id), isNull(accreditations.warnedAt)))
        .returning({ id: accreditations.id });
      if (!mine) return;
      for (const person of [owner, ...others.map((each) => each.person)]) {
        const t = translatorFor(person.locale);
        const date = formatFor(person.locale, person.timeZone).day(accreditation.validTo);
        const title = variant?.title ?? accreditation.code;
        await queueMail(tx, now, {
          to: person.email,
          subject: t('credits:expiry.subject', { title, date }),
          body: t('credits:expiry.body', { name: person.name, title, code: accreditation.code, date }),
        });
      }
    });
  });
  return rows.length;
}
