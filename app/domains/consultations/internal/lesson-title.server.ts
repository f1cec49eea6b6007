import { specialtyName } from '#app/domains/accounts/people/specialty-name.ts';
import { LOCALES } from '#app/i18n/locales.ts';
import { translatorFor } from '#app/i18n/translate.server.ts';

/** Title of a lesson in a ledger, by its specialty alone: its text may be withdrawn. */
export const lessonTitle = (locale: string, specialty: string): string =>
  translatorFor(locale)('consultations:lessonActivity', { specialty: specialtyName(specialty, locale) });

export const lessonTitles = (specialty: string): Record<string, string> =>
  Object.fromEntries(LOCALES.map(({ code }) => [code, lessonTitle(code, specialty)]));
