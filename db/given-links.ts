import { sql } from 'drizzle-orm';
import { dialect } from './dialect.ts';

/**
 * Rows of one statement as a table `given` with the columns `id` (text), `position` (whole number) and `chain` (text), for
 * `update … from`: one statement, however many rows.
 */
export function givenLinks(rows: { id: string; position: number; chain: string }[]) {
  const json = JSON.stringify(rows);
  return dialect === 'pg'
    ? sql`jsonb_to_recordset(${json}::jsonb) as given(id text, position bigint, chain text)`
    : sql`(select value ->> 'id' as id, value ->> 'position' as position, value ->> 'chain' as chain from json_each(${json})) as given`;
}
