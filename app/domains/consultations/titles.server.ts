import specialties from '#content/specialties.json' with { type: 'json' };
import { LOCALES } from '#app/i18n/locales.ts';
import { translatorFor } from '#app/i18n/translate.server.ts';

/** Name of a specialty in a language, as its list has it. */
export const nameOfSpecialty = (code: string, locale: string): string => {
  const names = specialties.specialties.find((each) => each.code === code)?.names as
    | Record<string, string>
    | undefined;
  return names?.[locale] ?? names?.['en'] ?? code;
};

/** What a case is called in a ledger and in statements: its specialty and its code, and nothing of what it says. */
export const titleOf = (locale: string, { specialty, code }: { specialty: string; code: string }): string =>
  translatorFor(locale)('consultations:activity', { specialty: nameOfSpecialty(specialty, locale), code });

/** The same in all languages, since more than one person's statements name it. */
export const nameOfActivity = (found: { specialty: string; code: string }): Record<string, string> =>
  Object.fromEntries(LOCALES.map(({ code }) => [code, titleOf(code, found)]));

/** A learning case in a ledger, by its specialty alone: its words may be taken back. */
export const titleOfLesson = (locale: string, specialty: string): string =>
  translatorFor(locale)('consultations:lessonActivity', { specialty: nameOfSpecialty(specialty, locale) });

export const nameOfLesson = (specialty: string): Record<string, string> =>
  Object.fromEntries(LOCALES.map(({ code }) => [code, titleOfLesson(code, specialty)]));
