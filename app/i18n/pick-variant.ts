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

/** The same of texts by language. There is at least one. */
export const pickTranslation = <Text extends object>(
  texts: Record<string, Text>,
  locale: string,
): InLanguage & Text =>
  pickVariant(
    Object.entries(texts).map(([language, text]) => ({ language, ...text })),
    locale,
  )!;
