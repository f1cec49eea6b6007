import { MINUTE_MS } from '#app/platform/time.ts';

/** Minutes in which both were heard at once: an offer for the confirmation, never the last word. */
export function minutesTogether(rows: { personId: string; fromAt: Date; toAt: Date }[]): number {
  const [first] = rows;
  const own = rows.filter(({ personId }) => personId === first?.personId);
  const theirs = rows.filter(({ personId }) => personId !== first?.personId);
  let ms = 0;
  for (const a of own)
    for (const b of theirs)
      ms += Math.max(
        0,
        Math.min(a.toAt.getTime(), b.toAt.getTime()) - Math.max(a.fromAt.getTime(), b.fromAt.getTime()),
      );
  return Math.round(ms / MINUTE_MS);
}
