import { sql } from 'drizzle-orm';
import type { Database } from '#db/database.ts';
import { dialect } from '#db/dialect.ts';

const BYTES = {
  sqlite: sql<number>`(select page_count * page_size from pragma_page_count(), pragma_page_size())`,
  pg: sql<number>`pg_database_size(current_database())`,
};

/** Which database it is, and its bytes on disk. */
export async function databaseSize({ read }: Database): Promise<{ kind: 'sqlite' | 'pg'; bytes: number }> {
  const [row] = await read
    .select({ bytes: BYTES[dialect].mapWith(Number) })
    .from(sql`(select 1 as one) as only_one`);
  return { kind: dialect, bytes: row!.bytes };
}
