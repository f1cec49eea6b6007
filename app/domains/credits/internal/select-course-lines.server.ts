import { type SQL, and, eq, isNull } from 'drizzle-orm';
import { alias } from '#db/columns.ts';
import type { Reader } from '#db/database.ts';
import { participations } from '#db/schema/credits.ts';

/** Courses in the ledger that were not taken back, to be narrowed down by `more`. The caller has authorised. */
export function selectCourseLines(read: Reader, more: SQL | undefined) {
  const reversal = alias(participations, 'reversal');
  return read
    .select({ line: participations })
    .from(participations)
    .leftJoin(reversal, eq(reversal.reverses, participations.id))
    .where(
      and(
        eq(participations.kind, 'course'),
        eq(participations.onlyReverses, false),
        isNull(reversal.id),
        more,
      ),
    );
}
