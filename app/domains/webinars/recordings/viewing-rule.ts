/** How much of a recording must have been played. */
const REQUIRED_PERCENT = 90;

export const isWatchedThrough = (percent: number): boolean => percent >= REQUIRED_PERCENT;
