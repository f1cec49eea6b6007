import { MINUTE_MS } from '#app/platform/time.ts';

/** An adult's pace in a text of ordinary difficulty (Brysbaert 2019): a quick reader need not wait, and nobody confirms at once. */
const WORDS_A_MINUTE = 240;

/** When a transcript that was opened can have been read. */
export const transcriptReadyAt = (openedAt: Date, words: number): Date =>
  new Date(openedAt.getTime() + Math.ceil((words / WORDS_A_MINUTE) * MINUTE_MS));
