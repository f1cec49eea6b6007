import { progressOf, type Segment } from './watching.ts';

/** Shares are exact to a thousandth. */
const wholePercent = (share: number): number => Math.floor(Math.round(share * 1000) / 10);

/**
 * Whole per cent of a recording that its page shows while it is played: what the server counts, and what was played since it was heard of
 * and never before. `before`: parts of earlier visits, as shares from 0 to 1; a part is played once, whatever was played twice.
 */
export function startShare(percent: number, before: Segment[]) {
  let counted = percent;
  let then = progressOf(before, 1);
  const joined = (played: Segment[]) => progressOf([...before, ...played], 1);
  return {
    /** What the server counts, and the parts that it has heard of. */
    count(now: number, heard: Segment[]): void {
      counted = now;
      then = joined(heard);
    },
    shown: (played: Segment[]): number =>
      Math.min(100, counted + wholePercent(Math.max(0, joined(played) - then))),
    /** Whether more was played than the server has counted. */
    isBehind: (played: Segment[], needed: number): boolean =>
      counted < Math.min(needed, wholePercent(joined(played))),
  };
}
