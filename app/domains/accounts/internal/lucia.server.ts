import { eq, lte } from 'drizzle-orm';
import { type Adapter, Lucia, TimeSpan } from 'lucia';
import { sha256 } from '#app/platform/ids.server.ts';
import type { Database } from '#db/database.ts';
import { sessions } from '#db/schema/accounts.ts';

declare module 'lucia' {
  interface Register {
    Lucia: Lucia;
  }
}

/**
 * Lucia's storage contract, met on `transact` so that no write escapes the writer. Rows are named by a
 * hash of the session id: who reads the table cannot sign in with it.
 */
function adapterOn(db: Database): Adapter {
  const write = (work: Parameters<Database['transact']>[0]) => db.transact(work) as Promise<void>;
  return {
    async getSessionAndUser(id) {
      const [row] = await db.read
        .select()
        .from(sessions)
        .where(eq(sessions.id, sha256(id)));
      if (!row) return [null, null];
      return [
        { id, userId: row.personId, expiresAt: row.expiresAt, attributes: {} },
        { id: row.personId, attributes: {} },
      ];
    },
    getUserSessions: async () => [], // ids are not kept, so they cannot be listed; nobody asks
    setSession: ({ id, userId, expiresAt }) =>
      write(async (tx) => tx.insert(sessions).values({ id: sha256(id), personId: userId, expiresAt })),
    updateSessionExpiration: (id, expiresAt) =>
      write(async (tx) =>
        tx
          .update(sessions)
          .set({ expiresAt })
          .where(eq(sessions.id, sha256(id))),
      ),
    deleteSession: (id) => write(async (tx) => tx.delete(sessions).where(eq(sessions.id, sha256(id)))),
    deleteUserSessions: (personId) =>
      write(async (tx) => tx.delete(sessions).where(eq(sessions.personId, personId))),
    deleteExpiredSessions: () =>
      write(async (tx) => tx.delete(sessions).where(lte(sessions.expiresAt, new Date()))),
  };
}

const cache = new WeakMap<Database, Lucia>();

/** The only use of lucia; sessions last a fortnight from the last half that was used. */
export function sessionsOf(db: Database, secure: boolean): Lucia {
  const known = cache.get(db);
  if (known) return known;
  const lucia = new Lucia(adapterOn(db), {
    sessionExpiresIn: new TimeSpan(14, 'd'),
    sessionCookie: {
      name: secure ? '__Host-session' : 'session',
      attributes: { secure, sameSite: 'lax', path: '/' },
    },
  });
  cache.set(db, lucia);
  return lucia;
}
