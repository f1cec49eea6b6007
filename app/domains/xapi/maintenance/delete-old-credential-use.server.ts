import { lt } from 'drizzle-orm';
import { USE_MINUTE_MS } from '#app/domains/xapi/internal/credential-use.server.ts';
import type { Database } from '#db/database.ts';
import { credentialUse } from '#db/schema/xapi.ts';

const KEEP_DAYS = 35;

/** Counts are for limits and for "last used": after five weeks they say nothing any more. */
export const deleteOldCredentialUse = (db: Database, now: Date): Promise<void> =>
  db.transact(async (tx) => {
    await tx
      .delete(credentialUse)
      .where(lt(credentialUse.minute, Math.floor(now.getTime() / USE_MINUTE_MS) - KEEP_DAYS * 1440));
  });
