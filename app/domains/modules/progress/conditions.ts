import { compareExact } from '#app/platform/exact.ts';
import type { Module } from '#app/domains/modules/types.ts';
import type { Day } from '#app/platform/time.ts';

/** Progress in a module: its row, or the defaults before there is one. */
export type ModuleProgress = { doneAt: Date | null; score: string | null };
export type ProgressOf = (moduleId: string) => ModuleProgress | undefined;

/** A condition for opening a module, and whether it is met. Scores are in per cent. */
export type Condition =
  | { code: 'after'; module: string; met: boolean }
  | { code: 'score'; module: string; from: number; below: number | null; met: boolean }
  | { code: 'date'; day: Day; met: boolean };

/** What opens a module, in the order in which it is told. `today`: the reader's own. */
export function conditionsOf({ opens }: Module, progressOf: ProgressOf, today: Day): Condition[] {
  const { after = [], score, from } = opens;
  return [
    ...after.map((module) => ({ code: 'after' as const, module, met: progressOf(module)?.doneAt != null })),
    ...(score
      ? [
          {
            code: 'score' as const,
            module: score.module,
            from: score.from,
            below: score.below ?? null,
            met: isInBand(progressOf(score.module)?.score ?? null, score.from, score.below ?? null),
          },
        ]
      : []),
    ...(from ? [{ code: 'date' as const, day: from, met: today >= from }] : []),
  ];
}

function isInBand(score: string | null, from: number, below: number | null): boolean {
  if (score === null) return false;
  return (
    compareExact(score, String(from / 100)) >= 0 &&
    (below === null || compareExact(score, String(below / 100)) < 0)
  );
}

/** A module that was begun stays open, whatever became of its conditions. */
export const isOpen = (conditions: Condition[], progress: ModuleProgress | undefined): boolean =>
  progress !== undefined || conditions.every(({ met }) => met);
