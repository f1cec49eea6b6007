import type { Database } from '#db/database.ts';
import { forgetSpentTokensIn } from '../internal/one-time.server.ts';
import { forgetExpiredSessionsIn } from '../internal/sessions.server.ts';

/** Sessions and used tokens whose time is over. */
export const forgetOldSessions = (db: Database, now: Date): Promise<void> =>
  db.transact(async (tx) => {
    await forgetExpiredSessionsIn(tx, now);
    await forgetSpentTokensIn(tx, now);
  });
