import { type Fault, faultsOf } from './fault.ts';
import type { Mark } from './read-blocks.ts';
import type { ReadModule } from './read-module.ts';

/** Where a language is built otherwise than the source: the first place of each file, since the rest follows from it. */
export function checkMarks({ marks }: ReadModule, source: Mark[], path: string, faults: Fault[]): void {
  const at = Array.from({ length: Math.max(marks.length, source.length) }).findIndex(
    (_, i) => marks[i]?.is !== source[i]?.is,
  );
  if (at === -1) return;
  faultsOf(faults, path)(marks[at]?.line ?? marks.at(-1)?.line ?? 1, 'structure_differs', {
    has: marks[at]?.is ?? '—',
    needed: source[at]?.is ?? '—',
    line: source[at]?.line ?? source.at(-1)?.line ?? 1,
  });
}
