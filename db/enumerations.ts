/** What `oneOf` columns may hold, remembered by their builders until `table` makes a CHECK constraint of it. */
const known = new WeakMap<object, { column: string; words: readonly string[] }>();

export function enumerated<Builder extends object>(
  builder: Builder,
  column: string,
  words: readonly string[],
): Builder {
  known.set(builder, { column, words });
  return builder;
}

const quoted = (word: string) => `'${word.replaceAll("'", "''")}'`;

/** The constraints of a table by name; the column stands unqualified, so that a table that is rebuilt keeps them. */
export const enumerationsOf = (
  table: string,
  columns: Record<string, object>,
): { name: string; condition: string }[] =>
  Object.values(columns).flatMap((builder) => {
    const found = known.get(builder);
    if (!found) return [];
    const { column, words } = found;
    return [
      { name: `${table}_${column}_check`, condition: `"${column}" in (${words.map(quoted).join(', ')})` },
    ];
  });
