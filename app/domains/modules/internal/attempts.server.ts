import { and, asc, desc, eq } from 'drizzle-orm';
import type { Reader, Tx } from '#db/database.ts';
import { boundValue, boundValues, prepared } from '#db/prepared.ts';
import { moduleAnswers, moduleAttempts } from '#db/schema/modules.ts';

export type ModuleAttempt = typeof moduleAttempts.$inferSelect;
export type ModuleAnswer = typeof moduleAnswers.$inferSelect;

/** The last attempt at a module; null before the first. */
export async function findAttemptIn(
  read: Reader,
  registrationId: string,
  moduleId: string,
): Promise<ModuleAttempt | null> {
  const query = prepared(read, 'modules_attempt', (db) =>
    db
      .select()
      .from(moduleAttempts)
      .where(
        and(
          eq(moduleAttempts.registrationId, boundValue('registrationId')),
          eq(moduleAttempts.moduleId, boundValue('moduleId')),
        ),
      )
      .orderBy(desc(moduleAttempts.number))
      .limit(1),
  );
  const [attempt] = await query.execute({ registrationId, moduleId });
  return attempt ?? null;
}

/** In the order in which they were given. */
export const listAnswersOf = (read: Reader, attemptId: string): Promise<ModuleAnswer[]> =>
  prepared(read, 'modules_answers', (db) =>
    db
      .select()
      .from(moduleAnswers)
      .where(eq(moduleAnswers.attemptId, boundValue('attemptId')))
      .orderBy(asc(moduleAnswers.at)),
  ).execute({ attemptId });

export async function insertAnswerIn(tx: Tx, answer: ModuleAnswer): Promise<void> {
  const query = prepared(tx, 'modules_insert_answer', (db) =>
    db
      .insert(moduleAnswers)
      .values(boundValues('attemptId', 'questionId', 'response', 'correct', 'language', 'at')),
  );
  await query.execute(answer);
}
