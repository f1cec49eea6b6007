import { and, asc, desc, eq } from 'drizzle-orm';
import type { Reader } from '#db/database.ts';
import { moduleAnswers, moduleAttempts } from '#db/schema/modules.ts';

export type ModuleAttempt = typeof moduleAttempts.$inferSelect;
export type ModuleAnswer = typeof moduleAnswers.$inferSelect;

/** The last attempt at a module; null before the first. */
export async function findAttemptIn(
  read: Reader,
  registrationId: string,
  moduleId: string,
): Promise<ModuleAttempt | null> {
  const [attempt] = await read
    .select()
    .from(moduleAttempts)
    .where(and(eq(moduleAttempts.registrationId, registrationId), eq(moduleAttempts.moduleId, moduleId)))
    .orderBy(desc(moduleAttempts.number))
    .limit(1);
  return attempt ?? null;
}

/** In the order in which they were given. */
export const listAnswersOf = (read: Reader, attemptId: string): Promise<ModuleAnswer[]> =>
  read
    .select()
    .from(moduleAnswers)
    .where(eq(moduleAnswers.attemptId, attemptId))
    .orderBy(asc(moduleAnswers.at));
