import type { Interval } from '#app/domains/learning/completion/counted-time.ts';

export const playedIntervals = (rows: { mediaFrom: Date; mediaTo: Date }[]): Interval[] =>
  rows.map((row) => ({ from: row.mediaFrom.getTime(), to: row.mediaTo.getTime() }));
