import type { CourseStructure } from '#app/domains/modules/types.ts';
import { type Fault, faultsOf } from './fault.ts';
import { STRUCTURE_FILE } from './read-structure.ts';

/** Unexpected files: an unsupported language, a text without a module, an unknown folder. */
export function checkPaths(
  paths: string[],
  { modules }: CourseStructure,
  languages: string[],
  faults: Fault[],
): void {
  const texts = ['course', ...modules.map(({ id }) => id)].map((name) => `${name}.md`);
  const packages = modules.flatMap(({ package: zips = {} }) =>
    typeof zips === 'string' ? [zips] : Object.values(zips),
  );
  for (const path of paths) {
    if (path === STRUCTURE_FILE) continue;
    const [folder, name, ...deeper] = path.split('/');
    const isVariant = folder === 'media' && languages.includes(name!) && deeper.length === 1;
    const isMedia =
      isVariant ||
      ((folder === 'media' || (folder === 'packages' && packages.includes(name!))) &&
        name &&
        deeper.length === 0);
    const isText = languages.includes(folder!) && texts.includes(name!) && deeper.length === 0;
    if (!isMedia && !isText) faultsOf(faults, path)(1, 'file_unknown');
  }
}
