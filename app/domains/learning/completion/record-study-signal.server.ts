import { and, desc, eq, sql } from 'drizzle-orm';
import type { Tx } from '#db/database.ts';
import { boundValue, boundValues, prepared } from '#db/prepared.ts';
import { studyIntervals } from '#db/schema/learning.ts';
import { newId } from '#app/platform/ids.server.ts';
import { GAP_MS, continuesInterval } from './counted-time.ts';

/**
 * A signal of somebody reading came: continues their interval, or begins the next after a gap. `turnedMs`: a page was left by its own
 * button, and so long is what it takes to read; of a longer gap so much counts, since no script may have told of it.
 */
export async function recordStudySignalIn(
  tx: Tx,
  { id: registrationId, personId }: { id: string; personId: string },
  at: Date,
  turnedMs = 0,
): Promise<void> {
  const lastOf = prepared(tx, 'learning_last_interval', (db) =>
    db
      .select()
      .from(studyIntervals)
      .where(
        and(
          eq(studyIntervals.registrationId, boundValue('registrationId')),
          sql`${studyIntervals.toAt} <= ${sql.param(boundValue('until'), studyIntervals.toAt)}`,
        ),
      )
      .orderBy(desc(studyIntervals.toAt))
      .limit(1),
  );
  // A later one was written while a clock was ahead, and must not hold time up.
  const [last] = await lastOf.execute({ registrationId, until: new Date(at.getTime() + GAP_MS) });
  const to = last?.toAt.getTime() ?? Number.NEGATIVE_INFINITY;
  if (last && continuesInterval(to, at.getTime())) {
    const extend = prepared(tx, 'learning_extend_interval', (db) =>
      db
        .update(studyIntervals)
        .set(boundValues('toAt'))
        .where(eq(studyIntervals.id, boundValue('id'))),
    );
    await extend.execute({ id: last.id, toAt: at });
    return;
  }
  if (last && at <= last.toAt) return;
  const from = Math.max(to, at.getTime() - turnedMs);
  const fromAt = new Date(last ? from : at.getTime());
  await tx
    .insert(studyIntervals)
    .values({ id: newId(at.getTime()), registrationId, personId, fromAt, toAt: at });
}
