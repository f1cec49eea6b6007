import { and, desc, eq, inArray } from 'drizzle-orm';
import { selectCourseLines } from '#app/domains/credits/internal/select-course-lines.server.ts';
import type { Reader, Tx } from '#db/database.ts';
import { courseVersions } from '#db/schema/catalogue.ts';
import { accreditations, participations } from '#db/schema/credits.ts';
import { type Participation, dayOf } from './ledger.ts';
import { creditGivenBefore } from './repeated-course.ts';

/** `line` already gives all the credit that taking the course again would give. Else a new one gives nothing in the programmes `in`. */
export type EarlierCredit = { line: Participation | null; programmeIds: string[] };

/**
 * What somebody's ledger already gives for a course, whatever its version; what was taken back is earned again. Read in the unit that would write the second line, so that two of them at
 * once give one. `date` is the calendar date on which it was completed. The caller has shown that the actor may see it.
 */
export async function findEarlierCredit(
  read: Reader | Tx,
  personId: string,
  versionId: string,
  date: string,
): Promise<EarlierCredit> {
  const siblings = read
    .select({ id: courseVersions.id })
    .from(courseVersions)
    .where(
      eq(
        courseVersions.courseId,
        read
          .select({ courseId: courseVersions.courseId })
          .from(courseVersions)
          .where(eq(courseVersions.id, versionId)),
      ),
    );
  const rows = await selectCourseLines(
    read,
    and(eq(participations.personId, personId), inArray(participations.courseVersionId, siblings)),
  ).orderBy(desc(participations.endedAt));
  if (rows.length === 0) return { line: null, programmeIds: [] };
  const lines = rows.map(({ line }) => ({
    line,
    courseVersionId: line.courseVersionId!,
    date: dayOf(line),
    givenBefore: line.stated?.givenBefore,
  }));
  const granted = await read
    .select()
    .from(accreditations)
    .where(
      inArray(accreditations.courseVersionId, [versionId, ...lines.map((each) => each.courseVersionId)]),
    );
  const given = creditGivenBefore(granted, lines, { courseVersionId: versionId, date });
  return { line: given.by?.line ?? null, programmeIds: given.in };
}
