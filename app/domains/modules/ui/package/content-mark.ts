import type { PackageData } from '#app/domains/modules/packages/package-data.ts';

/** Of the modules and questions that places in progress count: short, and another one once they change (FNV-1a, 32 bits). */
export function contentMark({ modules }: Pick<PackageData, 'modules'>): string {
  const names = modules.map(({ id, questions }) => [id, ...questions.map((each) => each.id)]);
  let hash = 0x811c9dc5;
  for (const unit of JSON.stringify(names)) hash = Math.imul(hash ^ unit.codePointAt(0)!, 0x01000193);
  return (hash >>> 0).toString(36);
}
