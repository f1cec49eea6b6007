import {
  type Interval,
  type StudyInterval,
  countedMs,
} from '#app/domains/learning/completion/counted-time.ts';
import { groupBy } from '#app/platform/group.ts';

/** `session`: what it belongs to, a launch or an interval of reading; ids sort by time. */
export type Counted = Interval & { session: string };

export const inLaunch = (row: { launchId: string; fromAt: Date; toAt: Date }): Counted => ({
  session: row.launchId,
  from: row.fromAt.getTime(),
  to: row.toAt.getTime(),
});
export const inReading = ({ id, ...interval }: StudyInterval): Counted => ({ session: id, ...interval });

/** Milliseconds of one's own sessions that count; what an earlier session elsewhere already counts is left out. */
export function countedInSessions(own: Counted[], others: Counted[]): number {
  let total = 0;
  const taken: Counted[] = [];
  const sessions = [...groupBy(own, ({ session }) => session)].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [session, mine] of sessions) {
    total += countedMs(mine, [...taken, ...others.filter((each) => each.session < session)]);
    taken.push(...mine);
  }
  return total;
}
