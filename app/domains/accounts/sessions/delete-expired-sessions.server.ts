import { deleteExpiredMailLinksIn } from '#app/domains/accounts/internal/mail-links.server.ts';
import { deleteSpentTokensIn } from '#app/domains/accounts/internal/one-time-token.server.ts';
import { deleteExpiredSessionsIn } from '#app/domains/accounts/internal/session/sessions.server.ts';
import type { Database } from '#db/database.ts';

/** Sessions, used tokens and mailed links whose time is over. */
export const deleteExpiredSessions = (db: Database, now: Date): Promise<void> =>
  db.transact(async (tx) => {
    await deleteExpiredSessionsIn(tx, now);
    await deleteSpentTokensIn(tx, now);
    await deleteExpiredMailLinksIn(tx, now);
  });
