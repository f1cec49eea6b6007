import { splitMediaName } from '#app/domains/modules/format/media-names.ts';
import type { Course } from '#app/domains/modules/format/read-course.ts';

/** Of all that a learner in this language meets: the structure, the texts of the language, media. One line a file, to be hashed. */
export function contentOf(
  files: { path: string; hash: string }[],
  language: string,
  { structure, languages }: Course,
): string {
  const isMissing = (path: string) =>
    structure.modules.some(
      ({ id }) => !languages[language]!.modules[id] && path === `${structure.source}/${id}.md`,
    );
  // What stands in for a file in another language is met by that language's readers.
  const isMet = (name: string) => [null, language, structure.source].includes(splitMediaName(name).language);
  const own = files.filter(
    ({ path }) =>
      /^(course\.yaml$|packages\/)/.test(path) ||
      (path.startsWith('media/') && isMet(path.slice('media/'.length))) ||
      path.startsWith(`${language}/`) ||
      isMissing(path),
  );
  return own
    .map(({ path, hash }) => `${path} ${hash}`)
    .sort()
    .join('\n');
}
