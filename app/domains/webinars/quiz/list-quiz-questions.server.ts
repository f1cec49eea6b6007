import { asc, eq } from 'drizzle-orm';
import type { Reader } from '#db/database.ts';
import { webinarQuestions } from '#db/schema/webinars.ts';

/** The questions of a version, in order. Which option is right goes to its author alone. */
export const listQuizQuestions = (read: Reader, versionId: string) =>
  read
    .select()
    .from(webinarQuestions)
    .where(eq(webinarQuestions.versionId, versionId))
    .orderBy(asc(webinarQuestions.number));
