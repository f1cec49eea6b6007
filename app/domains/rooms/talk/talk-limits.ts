import type { Limit } from '#app/platform/limits.server.ts';

/** What one person may write in a room; more is refused with `too_many_tries`. */
export const TALK_LIMIT: Limit = { name: 'room-talk', tries: 20, minutes: 1 };

/** What one person may say in a room in a day, and how often vote in a minute. */
export const TALK_DAY_LIMIT: Limit = { name: 'room-talk-day', tries: 600, minutes: 1440 };

export const VOTE_LIMIT: Limit = { name: 'room-vote', tries: 30, minutes: 1 };
