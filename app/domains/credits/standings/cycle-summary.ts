import { STANDING_STATES, type StandingState } from './credit-standing.ts';

/** Cycles that end on one day (null: programmes without a cycle), by standing. */
export type CyclesOfDay = { day: string | null } & Record<StandingState, number>;
export type CyclesOfYear = { year: string } & Record<StandingState, number>;

export type CycleSummary = {
  all: Record<StandingState, number>;
  /** By the year in which they end, the next first. */
  years: CyclesOfYear[];
  /** The next days on which cycles end. */
  ending: { day: string; cycles: number; done: number }[];
};

const MOST_YEARS = 8;
const MOST_DAYS = 5;

const none = (): Record<StandingState, number> => ({ at_risk: 0, behind: 0, on_track: 0, done: 0 });

/** How the cycles of an association stand: all together, by year, and those that end from `from` to `to` (calendar dates, both included). */
export function summariseCycles(
  rows: CyclesOfDay[],
  { from, to }: { from: string; to: string },
): CycleSummary {
  const all = none();
  const years = new Map<string, Record<StandingState, number>>();
  for (const row of rows)
    for (const state of STANDING_STATES) {
      all[state] += row[state];
      if (row.day === null) continue;
      const year = row.day.slice(0, 4);
      const sums = years.get(year) ?? none();
      sums[state] += row[state];
      years.set(year, sums);
    }
  const sorted = <Each>(each: Iterable<[string, Each]>) => [...each].sort(([a], [b]) => (a < b ? -1 : 1));
  const ending = rows.flatMap(({ day, ...states }): [string, typeof states][] =>
    day !== null && from <= day && day <= to ? [[day, states]] : [],
  );
  return {
    all,
    years: sorted(years)
      .slice(0, MOST_YEARS)
      .map(([year, states]) => ({ year, ...states })),
    ending: sorted(ending)
      .slice(0, MOST_DAYS)
      .map(([day, states]) => ({
        day,
        cycles: STANDING_STATES.reduce((sum, state) => sum + states[state], 0),
        done: states.done,
      })),
  };
}
