import { eq } from 'drizzle-orm';
import type { Database } from '#db/database.ts';
import { statements } from '#db/schema/xapi.ts';

/** Stored statements, of one registration or all, in the order of storing. */
export async function recorded(db: Database, registration?: string) {
  const rows = await db.read
    .select()
    .from(statements)
    .where(registration === undefined ? undefined : eq(statements.registration, registration))
    .orderBy(statements.stored, statements.seq);
  return rows.map(
    ({ body }) =>
      JSON.parse(body) as {
        actor: { account: { name: string } };
        verb: { id: string };
        object: { id: string; definition: { name: Record<string, string> } };
        context: { registration: string };
      },
  );
}
