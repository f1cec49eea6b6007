import { and, eq } from 'drizzle-orm';
import { MINUTE_MS } from '#app/platform/time.ts';
import { earnCreditIn } from '#app/domains/credits/ledger/earn-credit.server.ts';
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
  { meeting, pair, programme, minutes, confirmedBy, ...rest }: MeetingToCredit,
): Promise<void> {
  const [association] = rest.association
    ? [rest.association]
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
    const line = await earnCreditIn(
      tx,
      ctx,
      {
        person: person!,
        activityType,
        title,
        language,
        startedAt: meeting.startsAt,
        endedAt: new Date(meeting.startsAt.getTime() + minutes * MINUTE_MS),
        minutes,
        on: meeting.startsAt,
        evidence: {
          kind: 'meeting',
          associationId: association!.id,
          meetingId: meeting.id,
          pairId: pair.id,
          side,
          confirmedBy,
          reflected: (said?.reflection ?? '') !== '',
        },
        acceptedIn: association!.country,
      },
      {
        id: meeting.id,
        activity: `/activities/meetings/${meeting.id}`,
        name: { [language]: title },
        type: 'meeting',
      },
    );
    const settled = { settledAt: ctx.now, participationId: line?.id ?? null };
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
  }
  await appendAudit(tx, ctx, 'mentoring.meeting-settled', meeting.id, { minutes, confirmedBy });
}
