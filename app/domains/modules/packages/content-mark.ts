import type { PackageData } from './package-data.ts';
import { choicesOf } from './pack-kept.ts';

/** Of the modules, questions and choices that places in progress count: short, and another one once they change (FNV-1a, 32 bits). */
export function contentMark({ modules }: Pick<PackageData, 'modules'>): string {
  const names = modules.map(({ id, questions }) => [
    id,
    ...questions.map((key) => [key.id, ...choicesOf(key)]),
  ]);
  let hash = 0x811c9dc5;
  for (const unit of JSON.stringify(names)) hash = Math.imul(hash ^ unit.codePointAt(0)!, 0x01000193);
  return (hash >>> 0).toString(36);
}
