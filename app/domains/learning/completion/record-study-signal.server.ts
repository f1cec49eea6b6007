import { and, desc, eq, lte } from 'drizzle-orm';
import type { Tx } from '#db/database.ts';
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
  const [last] = await tx
    .select()
    .from(studyIntervals)
    .where(
      and(
        eq(studyIntervals.registrationId, registrationId),
        // A later one was written while a clock was ahead, and must not hold time up.
        lte(studyIntervals.toAt, new Date(at.getTime() + GAP_MS)),
      ),
    )
    .orderBy(desc(studyIntervals.toAt))
    .limit(1);
  const to = last?.toAt.getTime() ?? Number.NEGATIVE_INFINITY;
  if (last && continuesInterval(to, at.getTime())) {
    await tx.update(studyIntervals).set({ toAt: at }).where(eq(studyIntervals.id, last.id));
    return;
  }
  if (last && at <= last.toAt) return;
  const from = Math.max(to, at.getTime() - turnedMs);
  const fromAt = new Date(last ? from : at.getTime());
  await tx
    .insert(studyIntervals)
    .values({ id: newId(at.getTime()), registrationId, personId, fromAt, toAt: at });
}
