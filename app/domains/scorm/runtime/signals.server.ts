import { and, eq, lt, ne } from 'drizzle-orm';
import { newId } from '#app/platform/ids.server.ts';
import type { Reader, Tx } from '#db/database.ts';
import { scormIntervals, type scormLaunches } from '#db/schema/scorm.ts';
import { extendInterval, findLastInterval } from '../internal/hot-queries.server.ts';
import { continues, countedMs, GAP_MS, lengthOf } from '../../learning/counted-time.ts';
import { findRuleIn } from '../../learning/judge-registration.server.ts';
import { OFFLINE_MINUTES, type OfflineClaim, offlineIntervals } from '../../learning/offline-time.ts';

/** A commit or a heartbeat came: continues the launch's interval, or begins the next after a gap. */
export async function recordSignalIn(
  tx: Tx,
  launch: typeof scormLaunches.$inferSelect,
  at: Date,
): Promise<void> {
  const last = await findLastInterval(tx, launch.id, new Date(at.getTime() + GAP_MS));
  if (last && continues(last.toAt.getTime(), at.getTime())) await extendInterval(tx, last.id, at);
  else if (!last || at > last.toAt)
    await tx.insert(scormIntervals).values({
      id: newId(at.getTime()),
      launchId: launch.id,
      registrationId: launch.registrationId,
      personId: launch.personId,
      fromAt: at,
      toAt: at,
    });
}

/**
 * What counts of a time in which nothing of the launch was heard; answers its milliseconds. `until`: now, or when the launch
 * ended.
 */
export async function recordOfflineIn(
  tx: Tx,
  launch: typeof scormLaunches.$inferSelect,
  claim: OfflineClaim | undefined,
  until: Date,
): Promise<number> {
  if (!claim) return 0;
  const rows = await tx.select().from(scormIntervals).where(eq(scormIntervals.launchId, launch.id));
  const { offlineMinutes = OFFLINE_MINUTES } = await findRuleIn(tx, launch.registrationId);
  const given = offlineIntervals(claim, {
    signals: rows.filter(({ offline }) => !offline).map(asInterval),
    counted: rows.filter(({ offline }) => offline).map(asInterval),
    until: until.getTime(),
    mostMs: offlineMinutes * 60_000,
  });
  if (given.length > 0)
    await tx.insert(scormIntervals).values(
      given.map(({ from, to }) => ({
        id: newId(from),
        launchId: launch.id,
        registrationId: launch.registrationId,
        personId: launch.personId,
        fromAt: new Date(from),
        toAt: new Date(to),
        offline: true,
      })),
    );
  return lengthOf(given);
}

const asInterval = (row: { fromAt: Date; toAt: Date }) => ({
  from: row.fromAt.getTime(),
  to: row.toAt.getTime(),
});

/** Milliseconds that count for a registration; what another registration's earlier launch already counts is left out. */
export async function countedMsOf(read: Reader, registrationId: string, personId: string): Promise<number> {
  const own = await read
    .select()
    .from(scormIntervals)
    .where(eq(scormIntervals.registrationId, registrationId));
  if (own.length === 0) return 0;
  // Launch ids sort by time, so "began earlier" is a comparison; the latest own launch bounds what can precede.
  const latest = own.map((row) => row.launchId).reduce((a, b) => (a > b ? a : b));
  const others = await read
    .select()
    .from(scormIntervals)
    .where(
      and(
        eq(scormIntervals.personId, personId),
        ne(scormIntervals.registrationId, registrationId),
        lt(scormIntervals.launchId, latest),
      ),
    );
  return countedMsByLaunch(own, others);
}

type Row = { launchId: string; fromAt: Date; toAt: Date };

function countedMsByLaunch(own: Row[], others: Row[]): number {
  let total = 0;
  const taken: Row[] = [];
  for (const launchId of [...new Set(own.map((row) => row.launchId))].sort()) {
    const mine = own.filter((row) => row.launchId === launchId);
    const before = [...taken, ...others.filter((row) => row.launchId < launchId)];
    total += countedMs(mine.map(asInterval), before.map(asInterval));
    taken.push(...mine);
  }
  return total;
}
