import type { SQL } from 'drizzle-orm';
import type { StudyInterval } from '#app/domains/learning/completion/counted-time.ts';
import type { Reader } from '#db/database.ts';
import { studyIntervals } from '#db/schema/learning.ts';

export const selectStudyIntervals = async (read: Reader, where: SQL | undefined): Promise<StudyInterval[]> =>
  (await read.select().from(studyIntervals).where(where)).map(({ id, fromAt, toAt }) => ({
    id,
    from: fromAt.getTime(),
    to: toAt.getTime(),
  }));
