import { and, gt, isNotNull, isNull, or } from 'drizzle-orm';
import { ownerOfCredential } from '#app/domains/xapi/credentials/client.ts';
import type { Database, Reader, Tx } from '#db/database.ts';
import { credentials } from '#db/schema/xapi.ts';

export type RegisteredPrefix = { prefix: string; owner: string };

/** Prefixes of all credentials that are still good, with whose they are. */
export async function readRegisteredPrefixes(read: Reader, now: Date): Promise<RegisteredPrefix[]> {
  const rows = await read
    .select({ prefixes: credentials.prefixes, associationId: credentials.associationId })
    .from(credentials)
    .where(
      and(
        isNotNull(credentials.prefixes),
        isNull(credentials.revokedAt),
        or(isNull(credentials.expiresAt), gt(credentials.expiresAt, now)),
      ),
    );
  return rows.flatMap((row) =>
    (row.prefixes ?? []).map((prefix) => ({ prefix, owner: ownerOfCredential(row) })),
  );
}

const FRESH_MS = 2000;

const cache = new WeakMap<Database, { at: number; list: RegisteredPrefix[] }>();

/** As `readRegisteredPrefixes`, at most two seconds old: asked for each statement that says what an activity is. */
export async function readRecentPrefixes(tx: Tx, db: Database, now: Date): Promise<RegisteredPrefix[]> {
  const found = cache.get(db.root);
  if (found && Math.abs(now.getTime() - found.at) < FRESH_MS) return found.list;
  const list = await readRegisteredPrefixes(tx, now);
  cache.set(db.root, { at: now.getTime(), list });
  return list;
}
