import type { PlayedInterval } from './player.ts';

export type ViewingMode = 'watched' | 'listened' | 'read';

export type VideoEvent = { verb: 'played' | 'paused' | 'seeked'; time: number; to?: number };

type TakePlayed = () => { played: PlayedInterval[]; mode: ViewingMode; events?: VideoEvent[] };

export const HEARTBEAT_MS = 10_000;

/** Reports every ten seconds what was played; what is not acknowledged is sent again. */
export function startHeartbeats(
  token: () => string | null,
  take: TakePlayed,
  on: { counted(ms: number): void; elsewhere(): void },
): { now(): Promise<void>; stop(): void } {
  let unsent: ReturnType<TakePlayed> | null = null;
  let stopped = false;

  async function now(): Promise<void> {
    const own = token();
    if (!own || stopped) return;
    const next = take();
    const kept: ReturnType<TakePlayed> =
      unsent && unsent.mode === next.mode
        ? {
            ...next,
            played: [...unsent.played, ...next.played].slice(-20),
            events: [...(unsent.events ?? []), ...(next.events ?? [])].slice(-20),
          }
        : next;
    if (kept.played.length === 0 && (kept.events ?? []).length === 0) return;
    unsent = null;
    const body = JSON.stringify({
      token: own,
      mode: kept.mode,
      played: kept.played.map(({ from, to }) => [from, to]),
      events: kept.events ?? [],
    });
    try {
      const response = await fetch('/live/beat', { method: 'POST', body, keepalive: true });
      if (response.ok) on.counted(((await response.json()) as { countedMs: number }).countedMs);
      else if (response.status === 409) {
        stopped = true;
        on.elsewhere();
      } else if (response.status >= 500) unsent = kept;
    } catch {
      unsent = kept;
    }
  }
  const timer = setInterval(() => void now(), HEARTBEAT_MS);
  const leave = () => void now();
  addEventListener('pagehide', leave);
  return {
    now,
    stop() {
      stopped = true;
      clearInterval(timer);
      removeEventListener('pagehide', leave);
    },
  };
}
