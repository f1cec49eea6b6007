import { and, eq } from 'drizzle-orm';
import type { Tx } from '#db/database.ts';
import { boundValue, prepared } from '#db/prepared.ts';
import type { CourseVariant } from '#app/domains/catalogue/courses/course.ts';
import type { CompletionRule } from '#app/domains/catalogue/types.ts';
import { courseVariants, courseVersions } from '#db/schema/catalogue.ts';
import { completions, registrations } from '#db/schema/learning.ts';

export type IncompleteRegistration = {
  registration: typeof registrations.$inferSelect;
  rule: CompletionRule;
  /** Of its language in the version: a package, a native course, a webinar. */
  format: CourseVariant['format'] | null;
};

/** A registration that can still be completed, with the rule of its version; null where it has ended or is complete. */
export async function findIncompleteRegistrationIn(
  tx: Tx,
  registrationId: string,
): Promise<IncompleteRegistration | null> {
  const query = prepared(tx, 'learning_judged', (db) =>
    db
      .select({
        registration: registrations,
        rule: courseVersions.rule,
        format: courseVariants.format,
        done: completions.at,
      })
      .from(registrations)
      .innerJoin(courseVersions, eq(courseVersions.id, registrations.versionId))
      .leftJoin(
        courseVariants,
        and(
          eq(courseVariants.versionId, registrations.versionId),
          eq(courseVariants.language, registrations.language),
        ),
      )
      .leftJoin(completions, eq(completions.registrationId, registrations.id))
      .where(eq(registrations.id, boundValue('registrationId'))),
  );
  const [row] = await query.execute({ registrationId });
  if (!row || row.registration.endedAt || row.done) return null;
  return { registration: row.registration, rule: row.rule, format: row.format };
}
