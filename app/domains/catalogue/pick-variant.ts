type InLanguage = { language: string };

/** The variant for a reader: their interface language, then the languages they read, English, any. */
export function pickVariant<V extends InLanguage>(
  variants: V[],
  locale: string,
  reads: string[] = [],
): V | undefined {
  for (const language of [locale, ...reads, 'en']) {
    const found = variants.find((variant) => variant.language === language);
    if (found) return found;
  }
  return variants[0];
}
