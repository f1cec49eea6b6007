import { MINUTE_MS } from '#app/platform/time.ts';

/** A slow reader's pace for difficult text, and the time to look at each drawing. */
const WORDS_A_MINUTE = 120;
const MOST_MS = 8 * MINUTE_MS;

/** How long a page may take to read, in milliseconds: what its button counts where no script told of the time. */
export const readingMs = (words: number): number =>
  Math.min(MOST_MS, Math.ceil((words / WORDS_A_MINUTE) * MINUTE_MS));
