/** Values of `oneOf` columns, remembered by their builders until `table` makes a CHECK constraint of them. */
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

/** The constraints of a table by name; the column is unqualified, so that a rebuilt table keeps them. */
export const enumerationsOf = (
  table: string,
  columns: Record<string, object>,
): { name: string; condition: string }[] =>
  Object.values(columns).flatMap((builder) => {
    const found = known.get(builder);
    if (!found) return [];
    const { column, words } = found;
    const listed = `"${column}" in (${words.map(quoted).join(', ')})`;
    // Null is not a value and passes a constraint; but not where SQLite adds one to a table that has rows.
    const { notNull } = (builder as { config: { notNull: boolean } }).config;
    return [
      { name: `${table}_${column}_check`, condition: notNull ? listed : `"${column}" is null or ${listed}` },
    ];
  });
