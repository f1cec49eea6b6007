import { asc, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { requireOwnPair } from '#app/domains/mentoring/pairs/require-own-pair.server.ts';
import { mentoringConfirmations, mentoringMeetings, mentoringPresence } from '#db/schema/mentoring.ts';
import { minutesTogether } from './minutes-together.ts';

export async function listMeetings(ctx: Ctx, pairId: string) {
  await requireOwnPair(ctx, pairId);
  const meetings = await ctx.db.read
    .select()
    .from(mentoringMeetings)
    .where(eq(mentoringMeetings.pairId, pairId))
    .orderBy(asc(mentoringMeetings.startsAt));
  const ids = meetings.map(({ id }) => id);
  const said = await ctx.db.read
    .select()
    .from(mentoringConfirmations)
    .where(inArray(mentoringConfirmations.meetingId, ids));
  const presence = await ctx.db.read
    .select()
    .from(mentoringPresence)
    .where(inArray(mentoringPresence.meetingId, ids));
  return meetings.map((meeting) => ({
    meeting,
    said: said.filter((each) => each.meetingId === meeting.id),
    together: minutesTogether(presence.filter((each) => each.meetingId === meeting.id)),
  }));
}
