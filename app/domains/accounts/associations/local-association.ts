type Named = { name: string; language: string; names: Record<string, string> };

/** As it is called in the reader's language, in their letters; by its own name, with its own language, where it has no other. */
export function localAssociation<Each extends Named>(association: Each, locale: string): Each {
  const name = association.names[locale];
  return name === undefined ? association : { ...association, name, language: locale };
}
