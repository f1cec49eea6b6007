import type { Database } from '#db/database.ts';
import { forgetExpiredMailLinksIn } from '../internal/mail-links.server.ts';
import { forgetSpentTokensIn } from '../internal/one-time.server.ts';
import { forgetExpiredSessionsIn } from '../internal/sessions.server.ts';

/** Sessions, used tokens and mailed links whose time is over. */
export const forgetOldSessions = (db: Database, now: Date): Promise<void> =>
  db.transact(async (tx) => {
    await forgetExpiredSessionsIn(tx, now);
    await forgetSpentTokensIn(tx, now);
    await forgetExpiredMailLinksIn(tx, now);
  });
