import { and, eq, lt, ne } from 'drizzle-orm';
import {
  type Interval,
  type StudyInterval,
  countedMs,
} from '#app/domains/learning/completion/counted-time.ts';
import { listStudyIntervals } from '#app/domains/learning/completion/list-study-intervals.server.ts';
import { listStudyIntervalsElsewhere } from '#app/domains/learning/completion/list-study-intervals-elsewhere.server.ts';
import { groupBy } from '#app/platform/group.ts';
import type { Reader } from '#db/database.ts';
import { scormIntervals } from '#db/schema/scorm.ts';

/** `session`: what it belongs to, a launch or an interval of reading; ids sort by time. */
type Counted = Interval & { session: string };

/**
 * Milliseconds that count for a registration, in packages and in pages of ours; what another registration's earlier session already
 * counts is left out. The caller has authorised.
 */
export async function readCountedMs(read: Reader, registrationId: string, personId: string): Promise<number> {
  const own: Counted[] = [
    ...(
      await read.select().from(scormIntervals).where(eq(scormIntervals.registrationId, registrationId))
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

const inLaunch = (row: { launchId: string; fromAt: Date; toAt: Date }): Counted => ({
  session: row.launchId,
  from: row.fromAt.getTime(),
  to: row.toAt.getTime(),
});
const inReading = ({ id, ...interval }: StudyInterval): Counted => ({ session: id, ...interval });

function countedInSessions(own: Counted[], others: Counted[]): number {
  let total = 0;
  const taken: Counted[] = [];
  const sessions = [...groupBy(own, ({ session }) => session)].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [session, mine] of sessions) {
    total += countedMs(mine, [...taken, ...others.filter((each) => each.session < session)]);
    taken.push(...mine);
  }
  return total;
}
