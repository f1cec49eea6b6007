/** The hidden field in which a form names those of its fields that are texts: which values somebody has written, and not chosen. */
export const TEXTS = 'texts';

/** The names of the texts of a form, as it was sent. */
export const textsOf = (values: Record<string, string | string[]>): string[] =>
  [values[TEXTS] ?? []].flat().flatMap((names) => names.split(' ').filter(Boolean));
