import { and, eq } from 'drizzle-orm';
import type { Reader, Tx } from '#db/database.ts';
import { prepared } from '#db/prepared.ts';
import { scormScoStates } from '#db/schema/scorm.ts';
import { boundValue } from './bound-value.server.ts';

export type PartState = typeof scormScoStates.$inferSelect;

export const listPartStates = (read: Reader, attemptId: string): Promise<PartState[]> =>
  read.select().from(scormScoStates).where(eq(scormScoStates.attemptId, attemptId));

export async function updatePartState(tx: Tx, state: typeof scormScoStates.$inferSelect): Promise<void> {
  const query = prepared(tx, 'scorm_update_part', (db) =>
    db
      .update(scormScoStates)
      .set({
        cmi: boundValue('cmi') as never,
        completionStatus: boundValue('completionStatus') as never,
        successStatus: boundValue('successStatus') as never,
        scaledScore: boundValue('scaledScore') as never,
        progressTenth: boundValue('progressTenth') as never,
        statementsSent: boundValue('statementsSent') as never,
        launchId: boundValue('launchId') as never,
        sequence: boundValue('sequence') as never,
        terminated: boundValue('terminated') as never,
      })
      .where(
        and(eq(scormScoStates.attemptId, boundValue('attemptId')), eq(scormScoStates.sco, boundValue('sco'))),
      ),
  );
  await query.execute(state);
}
