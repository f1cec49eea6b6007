import { and, eq, gt, inArray, isNull } from 'drizzle-orm';
import type { Database } from '#db/database.ts';
import { people, sessions } from '#db/schema/accounts.ts';

/** SQLite takes 32,766 values in a query; a list much shorter is as fast. */
const IDS_PER_QUERY = 1000;

/** Those of these sessions (by `Actor.sessionId`) that are still valid: not signed out, not expired, the person not blocked. */
export async function listLiveSessions(db: Database, ids: string[], now: Date): Promise<Set<string>> {
  const live = new Set<string>();
  for (let from = 0; from < ids.length; from += IDS_PER_QUERY) {
    const rows = await db.read
      .select({ id: sessions.id })
      .from(sessions)
      .innerJoin(people, eq(people.id, sessions.personId))
      .where(
        and(
          inArray(sessions.id, ids.slice(from, from + IDS_PER_QUERY)),
          gt(sessions.expiresAt, now),
          isNull(people.blockedAt),
        ),
      );
    for (const { id } of rows) live.add(id);
  }
  return live;
}
