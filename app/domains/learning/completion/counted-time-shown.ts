import { wholeMinutes } from './completion-rule.ts';

/** Milliseconds that count by now, and the whole minutes that are needed; 0: none are asked for. */
export type CountedTime = { ms: number; needed: number };

/** How it is told: whole minutes, and less than the first minute is not called none. */
export function shownTime({ ms, needed }: CountedTime): 'none' | 'begun' | 'counted' | 'enough' {
  const minutes = wholeMinutes(ms);
  if (minutes >= needed) return 'enough';
  if (minutes > 0) return 'counted';
  return ms > 0 ? 'begun' : 'none';
}
