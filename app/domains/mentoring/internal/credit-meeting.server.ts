import { and, eq } from 'drizzle-orm';
import { clockIn } from '#app/i18n/zoned-time.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import type { Tx } from '#db/database.ts';
import { associations, people } from '#db/schema/accounts.ts';
import {
  mentoringConfirmations,
  type mentoringMeetings,
  type mentoringPairs,
  mentoringProfiles,
  type mentoringProgrammes,
} from '#db/schema/mentoring.ts';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { programmeIdsForCountry } from '#app/domains/credits/rules/programmes.ts';
import { recordParticipationIn } from '#app/domains/credits/ledger/record-participation.server.ts';
import { refreshStandingsIn } from '#app/domains/credits/standings/refresh-standings.server.ts';
import { recordStatementIn } from '#app/domains/xapi/statements/record-statement.server.ts';
import { pickTranslation } from '#app/i18n/pick-variant.ts';

type MeetingToCredit = {
  meeting: typeof mentoringMeetings.$inferSelect;
  pair: typeof mentoringPairs.$inferSelect;
  programme: typeof mentoringProgrammes.$inferSelect;
  association: typeof associations.$inferSelect | null;
  minutes: number;
  /** `one`: the other one was silent for fourteen days. */
  confirmedBy: 'both' | 'one';
};

/**
 * A meeting's minutes into the ledger of both, as what the programme says an hour counts for each. What they spoke about
 * stays out of the evidence. The association's word lets it count in the programmes of its country, and in Europe's.
 */
export async function creditMeetingIn(
  tx: Tx,
  ctx: Ctx,
  { meeting, pair, programme, minutes, confirmedBy, ...held }: MeetingToCredit,
): Promise<void> {
  const [association] = held.association
    ? [held.association]
    : await tx.select().from(associations).where(eq(associations.id, programme.associationId));
  const sides = [
    { side: 'mentee', profileId: pair.menteeId, activityType: programme.settings.credit.mentee },
    { side: 'mentor', profileId: pair.mentorId, activityType: programme.settings.credit.mentor },
  ] as const;
  for (const { side, profileId, activityType } of sides) {
    const [person] = await tx
      .select({ id: people.id, opaqueId: people.opaqueId, locale: people.locale, timeZone: people.timeZone })
      .from(mentoringProfiles)
      .innerJoin(people, eq(people.id, mentoringProfiles.personId))
      .where(eq(mentoringProfiles.id, profileId));
    const { title, language } = pickTranslation(programme.words, person!.locale);
    const [said] = await tx
      .select()
      .from(mentoringConfirmations)
      .where(
        and(
          eq(mentoringConfirmations.meetingId, meeting.id),
          eq(mentoringConfirmations.personId, person!.id),
        ),
      );
    await recordStatementIn(tx, ctx, {
      actor: person!.opaqueId,
      verb: 'completed',
      activity: `/activities/meetings/${meeting.id}`,
      name: { [language]: title },
      type: 'meeting',
      registration: meeting.id,
      result: { completion: true, duration: `PT${minutes}M` },
    });
    const participation =
      activityType !== '' &&
      (await recordParticipationIn(tx, ctx, {
        personId: person!.id,
        kind: 'mentoring',
        activityType,
        title,
        language,
        startedAt: meeting.startsAt,
        endedAt: new Date(meeting.startsAt.getTime() + minutes * 60_000),
        minutes,
        sessions: [{ date: clockIn(person!.timeZone, meeting.startsAt).date, minutes }],
        countsIn: programmeIdsForCountry(association!.country),
        evidence: {
        associationId: association!.id, meetingId: meeting.id, pairId: pair.id, side, confirmedBy,
        reflected: (said?.reflection ?? '') !== '',
      }, // oxfmt-ignore
      }));
    const settled = { settledAt: ctx.now, participationId: participation ? participation.id : null };
    // Whoever was silent has said nothing, but what is settled is settled for both.
    await tx
      .insert(mentoringConfirmations)
      .values({
        meetingId: meeting.id,
        personId: person!.id,
        minutes,
        reflection: '',
        at: ctx.now,
        ...settled,
      })
      .onConflictDoUpdate({
        target: [mentoringConfirmations.meetingId, mentoringConfirmations.personId],
        set: settled,
      });
    if (participation) await refreshStandingsIn(tx, ctx, [person!.id]);
  }
  await appendAudit(tx, ctx, 'mentoring.meeting-settled', meeting.id, { minutes, confirmedBy });
}
