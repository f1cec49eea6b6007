import type { Kept } from '#app/domains/modules/packages/pack-kept.ts';
import type { PackageData } from '#app/domains/modules/packages/package-data.ts';

/** What opens a module of a package, as on our own pages, by what the package knows. `module`: its place. */
export type Condition =
  | { code: 'after'; module: number; met: boolean }
  | { code: 'score'; module: number; from: number; below: number | null; met: boolean }
  | { code: 'date'; day: string; met: boolean };

/** `now`: milliseconds of the clock of the device. */
export function conditionsOf(data: PackageData, kept: Kept, at: number, now: number): Condition[] {
  const { after, score, from } = data.modules[at]!;
  const placeOf = (id: string) => data.modules.findIndex((module) => module.id === id);
  const conditions: Condition[] = after.map((id) => ({
    code: 'after',
    module: placeOf(id),
    met: kept.x.includes(placeOf(id)),
  }));
  if (score) {
    const module = placeOf(score.module);
    conditions.push({ code: 'score', ...score, module, met: isInBand(kept.b[module], score) });
  }
  if (from !== null) conditions.push({ code: 'date', day: from, met: dayAt(now) >= from });
  return conditions;
}

/** A module that was begun stays open, whatever became of its conditions. */
export const isOpen = (data: PackageData, kept: Kept, at: number, now: number): boolean =>
  isBegun(data, kept, at) || conditionsOf(data, kept, at, now).every(({ met }) => met);

const isBegun = ({ modules }: PackageData, { r, d, a, x }: Kept, at: number): boolean =>
  x.includes(at) ||
  r[at] !== undefined ||
  d[at] !== undefined ||
  modules[at]!.questions.some((_, nth) => a[`${at}.${nth}`] !== undefined);

/** In hundredths of a per cent, which scores are kept in: without what binary arithmetic adds. */
function isInBand(
  score: number | undefined,
  { from, below }: { from: number; below: number | null },
): boolean {
  if (score === undefined) return false;
  const has = Math.round(score * 10_000);
  return has >= Math.round(from * 100) && (below === null || has < Math.round(below * 100));
}

/** The day of the device's own time zone, as the format writes days. */
function dayAt(now: number): string {
  const date = new Date(now);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
