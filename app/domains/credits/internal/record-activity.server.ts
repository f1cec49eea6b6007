import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import type { ExternalActivity } from '#app/domains/credits/activities/external-activity.ts';
import { recordParticipationIn } from '#app/domains/credits/ledger/record-participation.server.ts';
import { programmeIdsForCountry } from '#app/domains/credits/rules/programmes.ts';
import { refreshStandingsIn } from '#app/domains/credits/standings/refresh-standings.server.ts';
import { recordStatementIn } from '#app/domains/xapi/statements/record-statement.server.ts';
import type { Tx } from '#db/database.ts';
import { associations, people } from '#db/schema/accounts.ts';
import { externalActivities } from '#db/schema/credits.ts';

/** Into the ledger. Accepted by an association, it counts in the programmes of its country, and in Europe's. */
export async function recordActivityIn(
  tx: Tx,
  ctx: Ctx,
  row: ExternalActivity,
  corrects: { reverses: string; reason: string } | null = null,
): Promise<void> {
  const [association] = await tx.select().from(associations).where(eq(associations.id, row.associationId));
  const dates = row.sessions.map(({ date }) => date);
  const minutes = row.sessions.reduce((sum, each) => sum + (each.minutes ?? 0), 0);
  const participation = await recordParticipationIn(
    tx,
    ctx,
    {
      personId: row.personId,
      kind: 'external',
      activityType: row.activityType,
      title: row.title,
      language: row.language,
      startedAt: new Date(`${dates[0]}T00:00:00Z`),
      endedAt: new Date(`${dates.at(-1)}T00:00:00Z`),
      minutes,
      sessions: row.sessions,
      stated: row.stated,
      countsIn: programmeIdsForCountry(association!.country),
      evidence: {
        activityId: row.id,
        associationId: row.associationId,
        organiser: row.organiser,
        reflection: row.reflection,
        fileHash: row.fileHash,
      },
    },
    corrects,
  );
  if (!corrects) {
    const [person] = await tx
      .select({ opaqueId: people.opaqueId })
      .from(people)
      .where(eq(people.id, row.personId));
    await recordStatementIn(tx, ctx, {
      actor: person!.opaqueId,
      verb: 'completed',
      activity: `/activities/external/${row.id}`,
      name: { [row.language]: row.title },
      type: 'event',
      registration: row.id,
      result: { completion: true, duration: `PT${minutes}M` },
    });
  }
  await tx
    .update(externalActivities)
    .set({ participationId: participation.id })
    .where(eq(externalActivities.id, row.id));
  await refreshStandingsIn(tx, ctx, [row.personId]);
}
