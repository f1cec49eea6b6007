/**
 * The language in which something is shown that may not have been written in the one that was chosen: that one, else one that the
 * reader knows, in their order, else the source's.
 */
export const pickLanguage = (written: string[], chosen: string, known: string[], source: string): string =>
  [chosen, ...known].find((language) => written.includes(language)) ?? source;
