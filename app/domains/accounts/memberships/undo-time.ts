import { MINUTE_MS } from '#app/platform/time.ts';

/** How long a decision about a request to join can be taken back. After that it is corrected by ending the membership, or by a new request. */
export const UNDO_MS = 10 * MINUTE_MS;
