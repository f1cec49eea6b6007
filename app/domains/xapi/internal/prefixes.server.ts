import { and, gt, isNotNull, isNull, or } from 'drizzle-orm';
import type { Database, Reader, Tx } from '#db/database.ts';
import { credentials } from '#db/schema/xapi.ts';
import { ownerOf } from '../client.ts';

export type RegisteredPrefix = { prefix: string; owner: string };

/** Prefixes of all credentials that are still good, with whose they are. */
export async function readPrefixes(read: Reader, now: Date): Promise<RegisteredPrefix[]> {
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
  return rows.flatMap((row) => (row.prefixes ?? []).map((prefix) => ({ prefix, owner: ownerOf(row) })));
}

const FRESH_MS = 2000;
const kept = new WeakMap<Database, { at: number; list: RegisteredPrefix[] }>();

/** As `readPrefixes`, at most two seconds old: asked for each statement that says what an activity is. */
export async function recentPrefixes(tx: Tx, db: Database): Promise<RegisteredPrefix[]> {
  const found = kept.get(db);
  if (found && Date.now() - found.at < FRESH_MS) return found.list;
  const list = await readPrefixes(tx, new Date());
  kept.set(db, { at: Date.now(), list });
  return list;
}
