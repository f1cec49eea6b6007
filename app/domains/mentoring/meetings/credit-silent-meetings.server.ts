import { and, eq, gt, isNull, lt } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { creditMeetingIn } from '#app/domains/mentoring/internal/credit-meeting.server.ts';
import { doEach } from '#app/platform/do-each.ts';
import {
  mentoringConfirmations,
  mentoringMeetings,
  mentoringPairs,
  mentoringProgrammes,
} from '#db/schema/mentoring.ts';
import { DAY_MS } from '#app/platform/time.ts';

/** A meeting that one confirmed counts after this, unless the other has said that it was not held. */
const SILENCE_MS = 14 * DAY_MS;

/** Meetings that one confirmed and the other has been silent about for fourteen days count, and are marked as such. */
export async function creditSilentMeetings(ctx: Ctx): Promise<void> {
  const rows = await ctx.db.read
    .select({
      meeting: mentoringMeetings,
      said: mentoringConfirmations,
      pair: mentoringPairs,
      programme: mentoringProgrammes,
    })
    .from(mentoringConfirmations)
    .innerJoin(mentoringMeetings, eq(mentoringMeetings.id, mentoringConfirmations.meetingId))
    .innerJoin(mentoringPairs, eq(mentoringPairs.id, mentoringMeetings.pairId))
    .innerJoin(mentoringProgrammes, eq(mentoringProgrammes.id, mentoringPairs.programmeId))
    .where(
      and(
        isNull(mentoringConfirmations.settledAt),
        gt(mentoringConfirmations.minutes, 0),
        lt(mentoringConfirmations.at, new Date(ctx.now.getTime() - SILENCE_MS)),
      ),
    );
  await doEach(rows, ({ meeting, said, pair, programme }) =>
    ctx.db.transact(async (tx) => {
      const all = await tx
        .select()
        .from(mentoringConfirmations)
        .where(eq(mentoringConfirmations.meetingId, meeting.id));
      if (all.length > 1 || all[0]!.settledAt !== null) return;
      await creditMeetingIn(tx, ctx, {
        meeting,
        pair,
        programme,
        association: null,
        minutes: said.minutes,
        confirmedBy: 'one',
      });
    }),
  );
}
