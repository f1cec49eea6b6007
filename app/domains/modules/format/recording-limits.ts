/** A course is prepared for pages on a machine that does other work too: what takes it longer than a night is several courses. */
export const MOST_RECORDINGS = 200;
export const MOST_HOURS_TOGETHER = 12;
/** Of one recording. */
export const MOST_HOURS = 2;
