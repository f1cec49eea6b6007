import { and, eq, gte, isNull, lte } from 'drizzle-orm';
import { notifyOfExpiryIn } from '#app/domains/credits/notifications.server.ts';
import { doEach } from '#app/platform/do-each.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import { addDays, DEFAULT_TIME_ZONE, dayIn } from '#app/platform/time.ts';
import { officers, people } from '#db/schema/accounts.ts';
import { courseVariants, courseVersions, courses } from '#db/schema/catalogue.ts';
import { accreditations } from '#db/schema/credits.ts';

const WARNING_DAYS = 60;

/** Notifies the author and the officers once that an accreditation expires within two months. Returns the number. */
export async function warnOfExpiringAccreditations(
  { db, settings, keys }: Pick<Platform, 'db' | 'settings' | 'keys'>,
  now: Date,
): Promise<number> {
  const today = dayIn(DEFAULT_TIME_ZONE, now);
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
    const titles = await db.read
      .select({ language: courseVariants.language, title: courseVariants.title })
      .from(courseVariants)
      .where(eq(courseVariants.versionId, accreditation.courseVersionId));
    await db.transact(async (tx) => {
      // Several processes look at once: only one of them writes.
      const [mine] = await tx
        .update(accreditations)
        .set({ warnedAt: now })
        .where(and(eq(accreditations.id, accreditation.id), isNull(accreditations.warnedAt)))
        .returning({ id: accreditations.id });
      if (!mine) return;
      await notifyOfExpiryIn(tx, { now, settings, keys }, [owner, ...others.map(({ person }) => person)], {
        titles,
        code: accreditation.code,
        validTo: accreditation.validTo,
      });
    });
  });
  return rows.length;
}
