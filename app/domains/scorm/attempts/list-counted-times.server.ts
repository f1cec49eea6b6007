import { inArray } from 'drizzle-orm';
import {
  type Counted,
  countedInSessions,
  inLaunch,
  inReading,
} from '#app/domains/scorm/internal/counted-sessions.ts';
import { groupBy } from '#app/platform/group.ts';
import type { Reader } from '#db/database.ts';
import { studyIntervals } from '#db/schema/learning.ts';
import { scormIntervals } from '#db/schema/scorm.ts';

/** Milliseconds that count, as `readCountedMs` counts them, and when the server last heard of it. */
export type CountedTime = { ms: number; lastAt: Date | null };

/** The counted time of many registrations by their ids, in two questions to the database. The caller has authorised. */
export async function listCountedTimes(
  read: Reader,
  registrations: { id: string; personId: string }[],
): Promise<Map<string, CountedTime>> {
  const personIds = [...new Set(registrations.map(({ personId }) => personId))];
  const rows: (Counted & { registrationId: string; personId: string })[] = [
    ...(await read.select().from(scormIntervals).where(inArray(scormIntervals.personId, personIds))).map(
      (row) => ({ ...inLaunch(row), registrationId: row.registrationId, personId: row.personId }),
    ),
    ...(await read.select().from(studyIntervals).where(inArray(studyIntervals.personId, personIds))).map(
      ({ id, fromAt, toAt, registrationId, personId }) => ({
        ...inReading({ id, from: fromAt.getTime(), to: toAt.getTime() }),
        registrationId,
        personId,
      }),
    ),
  ];
  const byPerson = groupBy(rows, ({ personId }) => personId);
  return new Map(
    registrations.map(({ id, personId }) => {
      const all = byPerson.get(personId) ?? [];
      const own = all.filter(({ registrationId }) => registrationId === id);
      const others = all.filter(({ registrationId }) => registrationId !== id);
      return [
        id,
        {
          ms: countedInSessions(own, others),
          lastAt: own.length === 0 ? null : new Date(own.reduce((last, { to }) => Math.max(last, to), 0)),
        },
      ];
    }),
  );
}
