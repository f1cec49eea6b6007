import { specialtyName } from '#app/domains/accounts/people/specialty-name.ts';
import { LOCALES } from '#app/i18n/locales.ts';
import { translatorFor } from '#app/i18n/translate.server.ts';

/** Title of a case in a ledger and in statements: its specialty and its code, and nothing of its text. */
export const caseTitle = (locale: string, { specialty, code }: { specialty: string; code: string }): string =>
  translatorFor(locale)('consultations:activity', { specialty: specialtyName(specialty, locale), code });

/** The same in all languages, since more than one person's statements name it. */
export const caseTitles = (found: { specialty: string; code: string }): Record<string, string> =>
  Object.fromEntries(LOCALES.map(({ code }) => [code, caseTitle(code, found)]));
