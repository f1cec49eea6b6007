import { LOCALES } from '#app/i18n/locales.ts';
import type { Fault } from './fault.ts';

const LANGUAGES = LOCALES.map(({ code }) => code as string);

/** A path under `media/`: the name that texts use, and the language in which the file stands in for the one of that name. */
export function splitMediaName(path: string): { name: string; language: string | null } {
  const [folder, name] = path.split('/');
  return name !== undefined && LANGUAGES.includes(folder!)
    ? { name, language: folder! }
    : { name: path, language: null };
}

/** A file and all that may stand in for it, in no order. */
export const withVariants = (name: string): string[] => [
  name,
  ...LANGUAGES.map((language) => `${language}/${name}`),
];

/** Of what is there, the file for a language. */
export const pickVariant = (name: string, language: string, has: (path: string) => boolean): string =>
  has(`${language}/${name}`) ? `${language}/${name}` : name;

/** Lists of names by their lower case: a text may name thousands of files. */
const lowered = new WeakMap<string[], Map<string, string>>();

/** How a file that `names` lacks is told: with the one that differs in nothing but upper and lower case, where there is one. */
export function missingFault(file: string, names: string[]): [Fault['code'], Fault['facts']] {
  const byLower = lowered.get(names) ?? new Map(names.map((name) => [name.toLowerCase(), name]));
  lowered.set(names, byLower);
  const found = byLower.get(file.toLowerCase());
  return found === undefined ? ['media_missing', { file }] : ['media_case', { file, found }];
}
