import { and, eq, isNull, ne } from 'drizzle-orm';
import { completions, registrations } from '#db/schema/learning.ts';

/** Running, not completed, and in another version than this one. */
export const isInProgressElsewhere = (courseId: string, versionId: string) =>
  and(
    eq(registrations.courseId, courseId),
    ne(registrations.versionId, versionId),
    isNull(registrations.endedAt),
    isNull(completions.at),
  );
