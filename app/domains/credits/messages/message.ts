import type { MemberSelection, MessageTexts } from '#app/domains/credits/types.ts';
import { LOCALES } from '#app/i18n/locales.ts';
import { memberMessages } from '#db/schema/member-messages.ts';

export type Message = typeof memberMessages.$inferSelect;

/**
 * The language that a reader gets a message in: their own where it is written, otherwise the association's, otherwise the first of our languages: the keys
 * of a stored object come back in another order on PostgreSQL.
 */
export const languageFor = (texts: MessageTexts, locale: string, associationLanguage: string): string =>
  [locale, associationLanguage, ...LOCALES.map(({ code }) => code)].find((each) => texts[each])!;

/** How many people read a message in each of its languages, from how many there are of each locale. */
export function countByLanguage(
  texts: MessageTexts,
  associationLanguage: string,
  locales: readonly { locale: string; count: number }[],
): Record<string, number> {
  const counts = Object.fromEntries(Object.keys(texts).map((language) => [language, 0]));
  for (const { locale, count } of locales) {
    const language = languageFor(texts, locale, associationLanguage);
    counts[language] = (counts[language] ?? 0) + count;
  }
  return counts;
}

/** What cannot be switched off is about the readers' cycles: its selection asks about these. */
export const isAboutCycles = ({ state, programmeId }: MemberSelection): boolean =>
  state !== '' || programmeId !== '';
