import { LOCALES } from '#app/i18n/locales.ts';

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
