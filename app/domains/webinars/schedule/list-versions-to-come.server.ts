import { and, inArray, isNull, ne } from 'drizzle-orm';
import type { Reader } from '#db/database.ts';
import { webinars } from '#db/schema/webinars.ts';

/** Of these versions those whose webinar has not begun: nothing can be missing of it yet. */
export async function listVersionsToCome(read: Reader, versionIds: string[]): Promise<Set<string>> {
  if (versionIds.length === 0) return new Set();
  const rows = await read
    .select({ versionId: webinars.versionId })
    .from(webinars)
    .where(
      and(
        inArray(webinars.versionId, versionIds),
        isNull(webinars.openedAt),
        ne(webinars.state, 'cancelled'),
      ),
    );
  return new Set(rows.map(({ versionId }) => versionId));
}
