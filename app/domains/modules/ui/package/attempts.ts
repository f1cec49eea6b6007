import type { PackageModule } from '#app/domains/modules/packages/package-data.ts';
import type { Kept } from '#app/domains/modules/packages/pack-kept.ts';

/** The time of an attempt at a module of questions, by the clock of the device, which goes on while the page is closed. */

export const dueAt = (kept: Kept, { limit }: PackageModule, at: number): number | null =>
  limit !== null && kept.s[at] !== undefined ? kept.s[at] * 1000 + limit : null;

export function isOver(kept: Kept, module: PackageModule, at: number, now: number): boolean {
  const due = dueAt(kept, module, at);
  // Once over it stays over, also when the clock of the device is set back.
  return due !== null && (kept.e[at] !== undefined || now >= due);
}

/** When another attempt may follow a failed one; null: now. */
export function waitsUntil(kept: Kept, { wait }: PackageModule, at: number, now: number): number | null {
  const until = wait !== null && kept.e[at] !== undefined ? Math.min(kept.e[at] * 1000, now) + wait : 0;
  return now < until ? until : null;
}
