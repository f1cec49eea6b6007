import { type OfflineClaim, PAUSE_MS } from '#app/domains/learning/completion/offline-time.ts';

export const TICK_MS = 5000;

/** A later tick was held back: the device slept, and nobody looked at the page. */
const LATE_MS = 15_000;

/** Less than this without an answer is what heartbeats leave between them. */
const SILENCE_MS = 45_000;

const MAX_STRETCHES = 50;

/**
 * When the page was open and visible since the server answered last, by a clock that nobody sets. What the server makes
 * of it: `offlineIntervals`.
 */
export function trackVisibleTime(clock: () => number = () => performance.now()) {
  let anchor: { heard: number; at: number } | null = null;
  let seen: { from: number; to: number }[] = [];
  let last: number | null = null;

  return {
    /** The server has answered, and its clock said `serverMs`. */
    heard(serverMs: number): void {
      anchor = { heard: serverMs, at: clock() };
      seen = [];
      last = null;
    },
    /** Every few seconds, and whenever it changes: whether the page is visible and its part runs. */
    tick(isSeen: boolean): void {
      const now = clock();
      const stretch = seen.at(-1);
      if (last !== null && now - last <= LATE_MS && stretch) stretch.to = now;
      else if (isSeen) seen.push({ from: now, to: now });
      last = isSeen ? now : null;
    },
    /** Claim for now; none while the server receives our signals. */
    claim(): OfflineClaim | undefined {
      if (!anchor) return undefined;
      const { heard, at: since } = anchor;
      const at = Math.round(clock() - since);
      if (at < SILENCE_MS) return undefined;
      const after = (moment: number) => Math.max(0, Math.round(moment - since));
      return {
        heard,
        at,
        seen: seen
          .map(({ from, to }): [number, number] => [after(from), after(to)])
          .filter(([from, to]) => to > from && to >= at - PAUSE_MS)
          .slice(-MAX_STRETCHES),
      };
    },
  };
}
