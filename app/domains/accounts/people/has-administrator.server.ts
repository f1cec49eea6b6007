import { eq } from 'drizzle-orm';
import type { Database } from '#db/database.ts';
import { personRoles } from '#db/schema/accounts.ts';

/** An installation without an administrator cannot be run by anybody. */
export async function hasAdministrator(db: Database): Promise<boolean> {
  return (await db.read.$count(personRoles, eq(personRoles.role, 'administrator'))) > 0;
}
