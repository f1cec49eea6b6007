import type { Ctx, SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { notifyOfMeetingIn } from '#app/domains/mentoring/notifications.server.ts';
import { requireOwnPair } from '#app/domains/mentoring/pairs/require-own-pair.server.ts';
import { readProgramme } from '#app/domains/mentoring/programmes/read-programme.server.ts';
import { MeetingInput } from '#app/domains/mentoring/schemas.ts';
import { createRoomIn } from '#app/domains/rooms/room/create-room.server.ts';
import { instantIn } from '#app/platform/time.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import { mentoringMeetings } from '#db/schema/mentoring.ts';

export type NewMeeting = typeof mentoringMeetings.$inferSelect;

/** Proposes a time by the proposer's own clock; the other one agrees or not. */
export async function proposeMeeting(ctx: Ctx, pairId: string, raw: unknown): Promise<string> {
  const { pair, self, other } = await requireOwnPair(ctx, pairId);
  const { actor } = ctx as SignedInCtx;
  if (pair.state !== 'active') throw new DomainError('changed_meanwhile');
  const { programme } = await readProgramme(ctx, pair.programmeId);
  const { date, time, agenda } = MeetingInput.parse(raw);
  const startsAt = instantIn(actor.timeZone, date, time);
  if (startsAt <= ctx.now) throw new DomainError('invalid', {}, { date: 'date_past' });
  const meeting: NewMeeting = {
    id: newId(), pairId, state: 'proposed', startsAt, minutes: programme.settings.minutes, proposedBy: actor.id, agenda,
    sequence: 0, remindedAt: null, createdAt: ctx.now,
  }; // oxfmt-ignore
  await ctx.db.transact(async (tx) => {
    await tx.insert(mentoringMeetings).values(meeting);
    await createRoomIn(tx, ctx, meeting.id);
    await notifyOfMeetingIn(tx, ctx, other.person, 'meetingProposed', { meeting, other: self.person.name });
    await appendAudit(tx, ctx, 'mentoring.meeting-proposed', meeting.id, { pairId });
  });
  return meeting.id;
}
