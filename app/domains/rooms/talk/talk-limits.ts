import type { Limit } from '#app/platform/limits.server.ts';

/** Limits of what one person may write in a room; more is refused with `too_many_tries`. */
export const TALK_LIMIT: Limit = { name: 'room-talk', tries: 20, minutes: 1 };

/** Limits for one person in a room: messages a day, and votes a minute. */
export const TALK_DAY_LIMIT: Limit = { name: 'room-talk-day', tries: 600, minutes: 1440 };

export const VOTE_LIMIT: Limit = { name: 'room-vote', tries: 30, minutes: 1 };
