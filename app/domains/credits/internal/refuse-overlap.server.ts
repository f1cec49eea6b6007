import { and, eq, inArray, ne } from 'drizzle-orm';
import { type ActivityInput, sessionsOverlap } from '#app/domains/credits/activities/parse-activity.ts';
import { DomainError } from '#app/platform/errors.ts';
import type { Tx } from '#db/database.ts';
import { externalActivities } from '#db/schema/credits.ts';

const STATES_THAT_COUNT = ['submitted', 'accepted', 'returned'] as const;

/** Hours of one day that lie over those of another activity of the same doctor count once: ask before, not after. */
export async function refuseOverlap(
  tx: Tx,
  personId: string,
  id: string,
  input: ActivityInput,
): Promise<void> {
  const others = await tx
    .select({ title: externalActivities.title, sessions: externalActivities.sessions })
    .from(externalActivities)
    .where(
      and(
        eq(externalActivities.personId, personId),
        ne(externalActivities.id, id),
        inArray(externalActivities.state, [...STATES_THAT_COUNT]),
      ),
    );
  const own = input.sessions;
  const other = others.find(({ sessions }) =>
    sessions.some((each) =>
      own.some((session) => session.date === each.date && sessionsOverlap(session, each)),
    ),
  );
  if (other) throw new DomainError('activity_overlaps', { title: other.title });
}
