/** Tries of one key: the first `free` go through, then each makes the next wait twice as long. All times are seconds. */
export type Throttle = {
  name: string;
  free: number;
  firstWait: number;
  longestWait: number;
  /** After this long one counted try is forgotten. */
  forgets: number;
};
export type Tries = { forgottenAt: Date; waitUntil: Date };

/** Tries far beyond the longest wait are not remembered: after the last try everything is forgotten in bounded time. */
const REMEMBERED = 16;

/** How many tries are still counted at `now`. */
export function countAt({ forgets }: Throttle, tries: Tries | null, now: Date): number {
  return tries ? Math.ceil(Math.max(0, tries.forgottenAt.getTime() - now.getTime()) / (forgets * 1000)) : 0;
}

/** Undoes one counted try; a wait that the rest would not have brought ends. */
export function withoutTry(throttle: Throttle, tries: Tries, now: Date): Tries {
  const { free, firstWait, longestWait, forgets } = throttle;
  const at = now.getTime();
  const forgottenAt = new Date(Math.max(at, tries.forgottenAt.getTime() - forgets * 1000));
  const over = countAt(throttle, { ...tries, forgottenAt }, now) - free;
  const wait = over < 0 ? 0 : Math.min(longestWait, firstWait * 2 ** over);
  return { forgottenAt, waitUntil: new Date(Math.min(tries.waitUntil.getTime(), at + wait * 1000)) };
}

/** State after one more try; the wait that it brings begins now. */
export function afterTry(throttle: Throttle, tries: Tries | null, now: Date): Tries {
  const { free, firstWait, longestWait, forgets } = throttle;
  const at = now.getTime();
  const width = forgets * 1000;
  const forgottenAt = Math.min(
    Math.max(at, tries?.forgottenAt.getTime() ?? at) + width,
    at + (free + REMEMBERED) * width,
  );
  const over = Math.ceil((forgottenAt - at) / width) - free;
  const wait = over < 0 ? 0 : Math.min(longestWait, firstWait * 2 ** over);
  return { forgottenAt: new Date(forgottenAt), waitUntil: new Date(at + wait * 1000) };
}
