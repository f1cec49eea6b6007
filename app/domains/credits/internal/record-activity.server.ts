import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import type { SubmittedActivity } from '#app/domains/credits/activities/external-activity.ts';
import { minutesOfSessions } from '#app/domains/credits/activities/parse-activity.ts';
import { correctParticipationIn } from '#app/domains/credits/ledger/correct-participation.server.ts';
import { earnCreditIn } from '#app/domains/credits/ledger/earn-credit.server.ts';
import type { Earned } from '#app/domains/credits/ledger/earned.ts';
import type { Tx } from '#db/database.ts';
import { associations, people } from '#db/schema/accounts.ts';
import { externalActivities } from '#db/schema/credits.ts';
import type { Correction } from './append-participation.server.ts';

/** Into the ledger. Accepted by an association, it counts in the programmes of its country, and in Europe's. */
export async function recordActivityIn(
  tx: Tx,
  ctx: Ctx,
  row: SubmittedActivity,
  correction: Correction | null = null,
): Promise<void> {
  const [association] = await tx.select().from(associations).where(eq(associations.id, row.associationId));
  const [person] = await tx
    .select({ id: people.id, opaqueId: people.opaqueId, timeZone: people.timeZone })
    .from(people)
    .where(eq(people.id, row.personId));
  const days = row.sessions.map(({ date }) => date);
  const earned: Earned = {
    person: person!,
    activityType: row.activityType,
    title: row.title,
    language: row.language,
    startedAt: new Date(`${days[0]}T00:00:00Z`),
    endedAt: new Date(`${days.at(-1)}T00:00:00Z`),
    minutes: minutesOfSessions(row.sessions),
    on: row.sessions,
    stated: row.stated,
    evidence: {
      kind: 'activity',
      activityId: row.id,
      associationId: row.associationId,
      organiser: row.organiser,
      reflection: row.reflection,
      fileHash: row.fileHash,
    },
    acceptedIn: association!.country,
  };
  const line = correction
    ? await correctParticipationIn(tx, ctx, earned, correction)
    : await earnCreditIn(tx, ctx, earned, {
        id: row.id,
        activity: `/activities/external/${row.id}`,
        name: { [row.language]: row.title },
        type: 'event',
      });
  await tx
    .update(externalActivities)
    .set({ participationId: line!.id })
    .where(eq(externalActivities.id, row.id));
}
