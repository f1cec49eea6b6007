import { and, eq, gt, lte, ne } from 'drizzle-orm';
import { selectStudyIntervals } from '#app/domains/learning/internal/study-intervals.server.ts';
import type { Reader } from '#db/database.ts';
import { studyIntervals } from '#db/schema/learning.ts';
import type { Interval, StudyInterval } from './counted-time.ts';

/** Intervals of the same person in other registrations that reach into this time. The caller has authorised. */
export const listStudyIntervalsElsewhere = (
  read: Reader,
  personId: string,
  registrationId: string,
  { from, to }: Interval,
): Promise<StudyInterval[]> =>
  selectStudyIntervals(
    read,
    and(
      eq(studyIntervals.personId, personId),
      ne(studyIntervals.registrationId, registrationId),
      lte(studyIntervals.fromAt, new Date(to)),
      gt(studyIntervals.toAt, new Date(from)),
    ),
  );
