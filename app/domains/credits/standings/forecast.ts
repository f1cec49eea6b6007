import type { ProgrammeCredit } from '#app/domains/credits/counting/count-credit.ts';
import { addDays, daysWithin } from '#app/platform/time.ts';

const YEAR_DAYS = 365;

/** Less than a quarter of a year says nothing about a pace. */
const SHORTEST_PACE_DAYS = 90;

/** The pace of the last year, continued: units at the end of the cycle, and the day on which the total is reached. */
export type Forecast = { atEnd: number; reachedOn: string | null };

/** A programme's credit, as far as a forecast reads it. */
export type ForecastCredit = Pick<ProgrammeCredit, 'required' | 'remaining' | 'total'> & {
  period: Pick<NonNullable<ProgrammeCredit['period']>, 'from' | 'to' | 'over'> | null;
  lines: { units: string; participation: { date: string } }[];
};

export function forecastCredit(credit: ForecastCredit, today: string): Forecast | null {
  const { period, required } = credit;
  if (!period || required === null || period.over || credit.remaining === '0') return null;
  const yearAgo = addDays(today, 1 - YEAR_DAYS);
  const since = period.from > yearAgo ? period.from : yearAgo;
  const days = daysWithin(since, today);
  if (days < SHORTEST_PACE_DAYS) return null;
  const total = exactAsNumber(credit.total);
  const lately = credit.lines
    .filter(({ participation }) => since <= participation.date && participation.date <= today)
    .reduce((sum, { units }) => sum + exactAsNumber(units), 0);
  const left = daysWithin(today, period.to) - 1;
  const pace = lately / days;
  const needed = Math.ceil((exactAsNumber(required) - total) / pace);
  return {
    atEnd: total + pace * left,
    reachedOn: pace > 0 && needed <= left ? addDays(today, needed) : null,
  };
}

/** The total at the end of each day with an activity, in order of the days. */
export function creditTimeline(credit: Pick<ForecastCredit, 'lines'>): { date: string; total: number }[] {
  const byDay = new Map<string, number>();
  for (const { participation, units } of credit.lines)
    if (units !== '0')
      byDay.set(participation.date, (byDay.get(participation.date) ?? 0) + exactAsNumber(units));
  let total = 0;
  return [...byDay]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([date, units]) => ({ date, total: (total += units) }));
}

/** For drawing and for words like "about": an exact text, as `n/d` too, as a number. */
export function exactAsNumber(exact: string): number {
  const [n, d = '1'] = exact.split('/');
  return Number(n) / Number(d);
}
