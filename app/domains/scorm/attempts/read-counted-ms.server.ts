import { and, eq, lt, ne } from 'drizzle-orm';
import { listStudyIntervals } from '#app/domains/learning/completion/list-study-intervals.server.ts';
import { listStudyIntervalsElsewhere } from '#app/domains/learning/completion/list-study-intervals-elsewhere.server.ts';
import {
  type Counted,
  countedInSessions,
  inLaunch,
  inReading,
} from '#app/domains/scorm/internal/counted-sessions.ts';
import type { Reader } from '#db/database.ts';
import { scormIntervals } from '#db/schema/scorm.ts';

/**
 * Milliseconds that count for a registration, in packages and in pages of ours; what another registration's earlier session already
 * counts is left out. The caller has authorised.
 */
export async function readCountedMs(read: Reader, registrationId: string, personId: string): Promise<number> {
  const own: Counted[] = [
    ...(
      await read
        .select()
        .from(scormIntervals)
        // The index is by person.
        .where(and(eq(scormIntervals.personId, personId), eq(scormIntervals.registrationId, registrationId)))
    ).map(inLaunch),
    ...(await listStudyIntervals(read, registrationId)).map(inReading),
  ];
  if (own.length === 0) return 0;
  // The latest own session bounds what can precede.
  const latest = own.map(({ session }) => session).reduce((a, b) => (a > b ? a : b));
  const whole = {
    from: Math.min(...own.map(({ from }) => from)),
    to: Math.max(...own.map(({ to }) => to)),
  };
  const launched = await read
    .select()
    .from(scormIntervals)
    .where(
      and(
        eq(scormIntervals.personId, personId),
        ne(scormIntervals.registrationId, registrationId),
        lt(scormIntervals.launchId, latest),
      ),
    );
  const elsewhere = await listStudyIntervalsElsewhere(read, personId, registrationId, whole);
  return countedInSessions(own, [...launched.map(inLaunch), ...elsewhere.map(inReading)]);
}
