import { eq } from 'drizzle-orm';
import { selectStudyIntervals } from '#app/domains/learning/internal/study-intervals.server.ts';
import type { Reader } from '#db/database.ts';
import { studyIntervals } from '#db/schema/learning.ts';
import type { StudyInterval } from './counted-time.ts';

/** Intervals of one registration. The caller has authorised. */
export const listStudyIntervals = (read: Reader, registrationId: string): Promise<StudyInterval[]> =>
  selectStudyIntervals(read, eq(studyIntervals.registrationId, registrationId));
