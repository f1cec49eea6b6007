import { MINUTE_MS } from '#app/platform/time.ts';

/** Time in which an officer can take back their own decision about somebody. After that a second decision corrects it: ending the membership, another date of the cycle. */
export const UNDO_MS = 10 * MINUTE_MS;
