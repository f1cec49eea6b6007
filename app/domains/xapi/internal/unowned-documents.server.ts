import { sql } from 'drizzle-orm';
import { ownedKey } from '#app/domains/xapi/documents/document-keys.ts';
import { documents } from '#db/schema/xapi.ts';

export const UNOWNED = 'earlier';

/** Keys of before owners were kept are the hashes alone. */
export const withOwner = (owner: string) => ({
  owner,
  key: sql`${ownedKey(owner, '')} || ${documents.key}`,
  shelf: sql`${ownedKey(owner, '')} || ${documents.shelf}`,
});
