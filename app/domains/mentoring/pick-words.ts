import type { MentoringWords } from '#db/schema/mentoring.ts';

/** The words of a programme for a reader: in their language, else in English, else in whatever there is. */
export function pickWords(words: MentoringWords, locale: string) {
  const language = [locale, 'en', ...Object.keys(words)].find((code) => words[code] !== undefined)!;
  return { language, ...words[language]! };
}
