import { compareIn } from '#app/i18n/compare-in.ts';
import { useTranslation } from '#app/i18n/use-translation.ts';
import specialties from '#content/specialties.json';

/** Specialties by name in the reader's language, sorted as that language sorts. */
export function useSpecialties() {
  const { i18n } = useTranslation();
  const locale = i18n.language;
  const compare = compareIn(locale);
  return specialties.specialties
    .map((each) => ({
      value: each.code,
      name: (each.names as Record<string, string>)[locale] ?? each.names.en,
    }))
    .sort((a, b) => compare(a.name, b.name));
}

/** Name of a specialty by its code, in the reader's language. */
export function useSpecialtyName(): (code: string) => string {
  const specialties = useSpecialties();
  return (code) => specialties.find(({ value }) => value === code)?.name ?? code;
}
