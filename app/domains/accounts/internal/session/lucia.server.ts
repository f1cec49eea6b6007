import { eq } from 'drizzle-orm';
import { type Adapter, Lucia, TimeSpan, generateIdFromEntropySize } from 'lucia';
import { sha256 } from '#app/platform/ids.server.ts';
import type { Database } from '#db/database.ts';
import { boundValue, prepared } from '#db/prepared.ts';
import { sessions } from '#db/schema/accounts.ts';

export type SessionRow = typeof sessions.$inferSelect;

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<{ row: SessionRow }>;
    DatabaseSessionAttributes: { row: SessionRow };
  }
}

/** The last moment that JavaScript knows (ECMA-262 §21.4.1.1). */
const LAST_MOMENT = new Date(8_640_000_000_000_000);

/**
 * Lucia's storage contract, met on `transact` so that no write escapes the writer. Rows are named by a hash of the session id:
 * reading the table is not enough to sign in.
 */
function luciaAdapter(db: Database): Adapter {
  const write = (work: Parameters<Database['transact']>[0]) => db.transact(work) as Promise<void>;
  return {
    async getSessionAndUser(id) {
      const query = prepared(db.read, 'accounts_session', (read) =>
        read
          .select()
          .from(sessions)
          .where(eq(sessions.id, boundValue('hash'))),
      );
      const [row] = await query.execute({ hash: sha256(id) });
      if (!row) return [null, null];
      return [
        // Lucia deletes what has run out by its own clock. Whether it has, `isOver` says: a clock that was ahead ends no session.
        { id, userId: row.personId, expiresAt: LAST_MOMENT, attributes: { row } },
        { id: row.personId, attributes: {} },
      ];
    },
    getUserSessions: async () => [], // ids are not kept: `read-security` lists rows
    setSession: ({ attributes: { row } }) => write(async (tx) => tx.insert(sessions).values(row)),
    // Lucia would slide the one end that it knows; `touchSession` does, and stops at the absolute end.
    updateSessionExpiration: async () => undefined,
    deleteSession: (id) => write(async (tx) => tx.delete(sessions).where(eq(sessions.id, sha256(id)))),
    deleteUserSessions: (personId) =>
      write(async (tx) => tx.delete(sessions).where(eq(sessions.personId, personId))),
    // `deleteExpiredSessionsIn` deletes them, later: a clock that was ahead ends no session.
    deleteExpiredSessions: async () => undefined,
  };
}

const cache = new WeakMap<Database, Lucia<{ row: SessionRow }>>();

/** The only use of lucia: session ids, their cookies, and whether one is known. */
export function luciaFor(db: Database, secure: boolean): Lucia<{ row: SessionRow }> {
  const known = cache.get(db.root);
  if (known) return known;
  const lucia = new Lucia(luciaAdapter(db), {
    // Of the cookie. The session's own limits are in its row.
    sessionExpiresIn: new TimeSpan(30, 'd'),
    sessionCookie: {
      name: secure ? '__Host-session' : 'session',
      attributes: { secure, sameSite: 'lax', path: '/' },
    },
    getSessionAttributes: ({ row }) => ({ row }),
  });
  cache.set(db.root, lucia);
  return lucia;
}

/** 200 random bits: Lucia's own choice. */
export const newSessionId = (): string => generateIdFromEntropySize(25);
