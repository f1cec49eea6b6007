import { MINUTE_MS } from '#app/platform/time.ts';

/** How long a decision about somebody can be taken back by whoever made it. After that it is corrected by a second one: ending the membership, another date of the cycle. */
export const UNDO_MS = 10 * MINUTE_MS;
