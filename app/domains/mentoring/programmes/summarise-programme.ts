import { suppressSmallGroups } from '#app/platform/small-groups.ts';
import { DAY_MS } from '#app/platform/time.ts';

/** Days since somebody in a remote practice last met a colleague, up to and including. */
const ISOLATION_DAYS = [31, 92, 183, Infinity] as const;

export type ProgrammeFacts = {
  everyWeeks: number;
  now: Date;
  mentees: { id: string; remoteness: number; joinedAt: Date; isActive: boolean }[];
  pairs: {
    menteeId: string;
    state: 'proposed' | 'active' | 'paused' | 'declined' | 'expired' | 'withdrawn' | 'ended';
    startedAt: Date | null;
    endedAt: Date | null;
    endReason: string | null;
    /** When they met, the latest last. */
    met: Date[];
  }[];
};

/** An association's view of a programme: counts and days, no names and no text. */
export function summariseProgramme({ everyWeeks, now, mentees, pairs }: ProgrammeFacts) {
  const since = (at: Date) => Math.floor((now.getTime() - at.getTime()) / DAY_MS);
  const running = pairs.filter(({ state }) => state === 'active');
  const occupying = new Set(
    pairs
      .filter(({ state }) => ['proposed', 'active', 'paused'].includes(state))
      .map(({ menteeId }) => menteeId),
  );
  const waiting = mentees.filter(({ id, isActive }) => isActive && !occupying.has(id));
  const began = pairs.filter(({ startedAt }) => startedAt !== null && since(startedAt) >= 365);
  const reasons = new Map<string, number>();
  for (const { state, endReason } of pairs)
    if (state === 'ended' && endReason) reasons.set(endReason, (reasons.get(endReason) ?? 0) + 1);
  const remote = mentees.filter(({ remoteness, isActive }) => isActive && remoteness >= 2);
  const isolation = new Map<string, number>();
  for (const { id, joinedAt } of remote) {
    const met = pairs.filter(({ menteeId }) => menteeId === id).flatMap((pair) => pair.met);
    const days = since(met.length === 0 ? joinedAt : new Date(Math.max(...met.map((at) => at.getTime()))));
    const most = String(ISOLATION_DAYS.find((limit) => days <= limit));
    isolation.set(most, (isolation.get(most) ?? 0) + 1);
  }
  const grouped = (sizes: Map<string, number>) =>
    suppressSmallGroups([...sizes].map(([name, size]) => ({ name, size, counts: {} }))).map(
      ({ name, size, counts }) => ({
        name,
        size: counts ? size : null,
      }),
    );
  return {
    running: running.length,
    /** Running pairs that met within their rhythm and a week. */
    inRhythm: running.filter(({ met, startedAt }) => since(met.at(-1) ?? startedAt!) <= (everyWeeks + 1) * 7)
      .length,
    waiting: waiting.length,
    longestWait: Math.max(0, ...waiting.map(({ joinedAt }) => since(joinedAt))),
    /** Pairs that began a year ago or longer, and how many of them lasted a year. */
    aged: began.length,
    lasted: began.filter(
      ({ startedAt, endedAt }) => !endedAt || endedAt.getTime() - startedAt!.getTime() >= 365 * DAY_MS,
    ).length,
    dropOuts: grouped(reasons),
    isolation: grouped(isolation),
  };
}
