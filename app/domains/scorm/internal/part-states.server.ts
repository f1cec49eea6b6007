import { and, eq } from 'drizzle-orm';
import type { Reader, Tx } from '#db/database.ts';
import { boundValue, boundValues, prepared } from '#db/prepared.ts';
import { scormScoStates } from '#db/schema/scorm.ts';

export type PartState = typeof scormScoStates.$inferSelect;

export const listPartStates = (read: Reader, attemptId: string): Promise<PartState[]> =>
  read.select().from(scormScoStates).where(eq(scormScoStates.attemptId, attemptId));

export async function updatePartState(tx: Tx, state: typeof scormScoStates.$inferSelect): Promise<void> {
  const query = prepared(tx, 'scorm_update_part', (db) =>
    db
      .update(scormScoStates)
      .set(
        boundValues(
          'cmi',
          'completionStatus',
          'successStatus',
          'scaledScore',
          'progressTenth',
          'statementsSent',
          'launchId',
          'sequence',
          'terminated',
        ),
      )
      .where(
        and(eq(scormScoStates.attemptId, boundValue('attemptId')), eq(scormScoStates.sco, boundValue('sco'))),
      ),
  );
  await query.execute(state);
}
