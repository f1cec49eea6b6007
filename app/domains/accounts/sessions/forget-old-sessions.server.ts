import { forgetExpiredMailLinksIn } from '#app/domains/accounts/internal/mail-links.server.ts';
import { forgetSpentTokensIn } from '#app/domains/accounts/internal/one-time-token.server.ts';
import { forgetExpiredSessionsIn } from '#app/domains/accounts/internal/session/sessions.server.ts';
import type { Database } from '#db/database.ts';

/** Sessions, used tokens and mailed links whose time is over. */
export const forgetOldSessions = (db: Database, now: Date): Promise<void> =>
  db.transact(async (tx) => {
    await forgetExpiredSessionsIn(tx, now);
    await forgetSpentTokensIn(tx, now);
    await forgetExpiredMailLinksIn(tx, now);
  });
