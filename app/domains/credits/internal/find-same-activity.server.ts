import { isDeepStrictEqual } from 'node:util';
import { and, eq, gt } from 'drizzle-orm';
import type { Tx } from '#db/database.ts';
import { externalActivities } from '#db/schema/credits.ts';
import type { SignedInCtx } from '#app/domains/accounts/ctx.ts';
import type { ActivityInput } from '#app/domains/credits/activities/parse-activity.ts';
import { MINUTE_MS } from '#app/platform/time.ts';

/** Forms of one page view are answered once (app/http/answer-once.server.ts): this covers a second tab and a reloaded page. */
const REPEAT_WINDOW_MS = 10 * MINUTE_MS;

/** The id of an activity that this person has just handed in with the same words, days and file; null where there is none. */
export async function findSameActivity(
  tx: Tx,
  { actor, now }: SignedInCtx,
  associationId: string,
  input: ActivityInput,
  fileHash: string | null,
): Promise<string | null> {
  const lately = await tx
    .select()
    .from(externalActivities)
    .where(
      and(
        eq(externalActivities.personId, actor.id),
        eq(externalActivities.associationId, associationId),
        eq(externalActivities.state, 'submitted'),
        gt(externalActivities.submittedAt, new Date(now.getTime() - REPEAT_WINDOW_MS)),
      ),
    );
  // As it comes back from the database: without what is undefined.
  const own = Object.entries(JSON.parse(JSON.stringify(input)) as ActivityInput);
  const same = lately.find(
    (each) =>
      each.fileHash === fileHash &&
      own.every(([name, value]) => isDeepStrictEqual(each[name as keyof ActivityInput], value)),
  );
  return same?.id ?? null;
}
