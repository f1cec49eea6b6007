import specialties from '#content/specialties.json';

/** Name of a specialty in a language, as its list has it. */
export const specialtyName = (code: string, locale: string): string => {
  const names = specialties.specialties.find((each) => each.code === code)?.names as
    | Record<string, string>
    | undefined;
  return names?.[locale] ?? names?.['en'] ?? code;
};
