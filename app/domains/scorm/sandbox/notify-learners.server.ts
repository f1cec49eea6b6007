import { and, asc, eq, gt, inArray, isNull, or } from 'drizzle-orm';
import { z } from 'zod';
import { ADDRESSEE } from '#app/domains/accounts/notifications.server.ts';
import { notifyLearnerOfPermissionsIn } from '#app/domains/scorm/notifications.server.ts';
import { handlerOf, type JobHandler, jobKind } from '#app/platform/jobs.server.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import { people } from '#db/schema/accounts.ts';
import type { Tx } from '#db/database.ts';
import { coursePackages, courseVariants, courses } from '#db/schema/catalogue.ts';
import { completions, registrations } from '#db/schema/learning.ts';

export const NOTIFY_LEARNERS = jobKind('scorm.tell-learners', { packageId: z.string() });

const BATCH = 200;

/** Versions that have the package as a module: their learners may open it in any language. */
const withModule = (tx: Tx, packageId: string) =>
  tx
    .select({ id: coursePackages.versionId })
    .from(coursePackages)
    .where(eq(coursePackages.packageId, packageId));

/** Job: emails learners who are in the middle of a course when its package gets more permissions. Running it again sends nothing twice. */
export const notifyLearnersHandler = ({ db, settings, keys }: Platform): JobHandler =>
  handlerOf(NOTIFY_LEARNERS, async ({ packageId }, { id: job, now }) => {
    for (let after = ''; ;) {
      const notified = await db.transact(async (tx) => {
        const rows = await tx
          .select({
            id: registrations.id,
            title: courseVariants.title,
            slug: courses.slug,
            person: ADDRESSEE,
          })
          .from(registrations)
          .innerJoin(
            courseVariants,
            and(
              eq(courseVariants.versionId, registrations.versionId),
              eq(courseVariants.language, registrations.language),
            ),
          )
          .innerJoin(courses, eq(courses.id, registrations.courseId))
          .innerJoin(people, eq(people.id, registrations.personId))
          .leftJoin(completions, eq(completions.registrationId, registrations.id))
          .where(
            and(
              or(
                eq(courseVariants.packageId, packageId),
                inArray(registrations.versionId, withModule(tx, packageId)),
              ),
              isNull(registrations.endedAt),
              isNull(completions.at),
              gt(registrations.id, after),
            ),
          )
          .orderBy(asc(registrations.id))
          .limit(BATCH);
        for (const { id, title, slug, person } of rows) {
          const once = `${NOTIFY_LEARNERS.name} ${job} ${id}`;
          await notifyLearnerOfPermissionsIn(tx, { now, settings, keys }, person, { title, slug, once });
        }
        return rows.map(({ id }) => id);
      });
      if (notified.length === 0) return;
      after = notified.at(-1)!;
    }
  });
