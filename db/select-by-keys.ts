import { type Placeholder, sql } from 'drizzle-orm';
import { prepared } from './prepared.ts';

const SIZES = [1, 4, 16, 64] as const;

type Prepared<Row> = { execute(values: Record<string, string>): Promise<Row[]> };

/**
 * Rows for any number of keys, by queries of few lengths that are each built once: `build` gets the placeholders for
 * `inArray`. A list that is shorter than its query says its last key again.
 */
export async function selectByKeys<Handle extends object, Row>(
  handle: Handle,
  name: string,
  all: readonly string[],
  build: (handle: Handle, places: Placeholder[]) => { prepare(name: string): Prepared<Row> },
): Promise<Row[]> {
  // A key that is named twice must not find its rows twice, in two queries.
  const keys = [...new Set(all)];
  const found: Row[] = [];
  for (let from = 0; from < keys.length;) {
    const size = SIZES.find((each) => each >= keys.length - from) ?? SIZES.at(-1)!;
    const names = Array.from({ length: size }, (_, i) => `key${i}`);
    const query = prepared(handle, `${name}:${size}`, (db) =>
      build(
        db,
        names.map((each) => sql.placeholder(each)),
      ),
    );
    const values = names.map((each, i) => [each, keys[Math.min(from + i, keys.length - 1)]!] as const);
    found.push(...(await query.execute(Object.fromEntries(values))));
    from += size;
  }
  return found;
}
