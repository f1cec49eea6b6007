import type { CourseStructure } from '#app/domains/modules/types.ts';
import { type Fault, faultsOf } from './fault.ts';
import { STRUCTURE_FILE } from './read-structure.ts';

/** Unexpected files and folders: an unsupported language, a text without a module, an unknown folder. */
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
  const strangers = languageFolders(paths, texts, languages);
  for (const folder of strangers)
    faultsOf(faults, folder)(1, 'language_unknown', { languages: languages.join(', ') });
  for (const path of paths) {
    if (path === STRUCTURE_FILE) continue;
    const [folder, name, ...deeper] = path.split('/');
    if (strangers.has(`${folder}/`) || strangers.has(`${folder}/${name}/`)) continue;
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

/** Folders, with a `/` at the end, that hold what that of a language holds, and are named as no language of ours. */
function languageFolders(paths: string[], texts: string[], languages: string[]): Set<string> {
  const all = new Set(paths);
  const folders = paths.flatMap((path) => {
    const parts = path.split('/');
    const name = parts.pop()!;
    const [first = '', second = ''] = parts;
    if (parts.length === 1 && ![...languages, 'media', 'packages'].includes(first))
      return texts.includes(name) ? [`${first}/`] : [];
    if (parts.length === 2 && first === 'media' && !languages.includes(second))
      return all.has(`media/${name}`) ? [`media/${second}/`] : [];
    return [];
  });
  return new Set(folders);
}
