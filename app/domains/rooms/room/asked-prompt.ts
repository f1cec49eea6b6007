import type { Prompt } from '#app/domains/rooms/types.ts';

/** Of those that close at another time the one that closes last: a prompt that was closed early gives way to one that is still open. */
const newest = (prompts: Prompt[]): Prompt | null =>
  prompts.reduce<Prompt | null>(
    (last, each) => (last && (last.closesAt ?? '') > (each.closesAt ?? '') ? last : each),
    null,
  );

/**
 * The prompt that somebody is asked now, who has not answered it: a presence check before a poll, the newest of each. `now` is on the server's
 * clock; null where time does not matter, because what was missed is caught up.
 */
export function askedPrompt(prompts: Prompt[], now: number | null): Prompt | null {
  const open = prompts.filter(
    ({ state, chosen, closesAt }) =>
      state === 'open' && chosen === null && (now === null || Date.parse(closesAt ?? '') > now),
  );
  const of = (kind: Prompt['kind']) => newest(open.filter((each) => each.kind === kind));
  return of('check') ?? of('poll');
}

/** The poll whose result, or one's own answer to it, is shown: the newest that is closed or answered. */
export const shownPoll = (prompts: Prompt[]): Prompt | null =>
  newest(
    prompts.filter(
      ({ kind, state, chosen }) =>
        kind === 'poll' && (state === 'closed' || (state === 'open' && chosen !== null)),
    ),
  );
