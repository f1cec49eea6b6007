import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { callWindow } from '#app/domains/mentoring/calls/call-window.ts';
import { listUnread } from '#app/domains/mentoring/messages/list-unread.server.ts';
import { mentoringConfirmations, mentoringMeetings } from '#db/schema/mentoring.ts';
import { listOwnPairs } from './list-own-pairs.server.ts';
import { hasBegun } from './pair.ts';

/** Mentoring tasks of a person: an answer, a message, a time, a meeting ahead or open, minutes to confirm. */
export type MentoringTask = {
  kind: 'answer' | 'message' | 'time' | 'meeting' | 'call' | 'confirm';
  pairId: string;
  meetingId: string | null;
  name: string;
  at: Date;
};

/** For the first page of the acting person, the soonest first; `as`: only those of pairs in which they are that. */
export async function listMentoringTasks(ctx: Ctx, as?: 'mentor' | 'mentee'): Promise<MentoringTask[]> {
  mustBeSignedIn(ctx);
  const { actor } = ctx;
  const pairs = (await listOwnPairs(ctx)).filter(({ side }) => as === undefined || side === as);
  const waiting: MentoringTask[] = [];
  for (const { pair, side, other } of pairs) {
    const accepted = side === 'mentee' ? pair.menteeAcceptedAt : pair.mentorAcceptedAt;
    if (pair.state === 'proposed' && accepted === null && pair.answerBy > ctx.now)
      waiting.push({ kind: 'answer', pairId: pair.id, meetingId: null, name: other, at: pair.answerBy });
  }
  const running = pairs.filter(({ pair }) => hasBegun(pair));
  const nameIn = (pairId: string) => running.find(({ pair }) => pair.id === pairId)!.other;
  const unread = await listUnread(
    ctx,
    running.map(({ pair }) => pair.id),
  );
  for (const { pairId, at } of unread)
    waiting.push({ kind: 'message', pairId, meetingId: null, name: nameIn(pairId), at });
  const meetings = await ctx.db.read
    .select()
    .from(mentoringMeetings)
    .where(
      and(
        inArray(
          mentoringMeetings.pairId,
          running.map(({ pair }) => pair.id),
        ),
        inArray(mentoringMeetings.state, ['proposed', 'agreed']),
      ),
    )
    .orderBy(asc(mentoringMeetings.startsAt));
  const said = new Set(
    (
      await ctx.db.read
        .select({ id: mentoringConfirmations.meetingId })
        .from(mentoringConfirmations)
        .where(
          and(
            eq(mentoringConfirmations.personId, actor.id),
            inArray(
              mentoringConfirmations.meetingId,
              meetings.map(({ id }) => id),
            ),
          ),
        )
    ).map(({ id }) => id),
  );
  for (const meeting of meetings) {
    const isAhead = meeting.startsAt > ctx.now;
    const kind =
      meeting.state === 'proposed'
        ? isAhead && meeting.proposedBy !== actor.id
          ? 'time'
          : null
        : callWindow(meeting, ctx.now) === 'open' && (isAhead || !said.has(meeting.id))
          ? 'call'
          : isAhead
            ? 'meeting'
            : said.has(meeting.id)
              ? null
              : 'confirm';
    const name = nameIn(meeting.pairId);
    if (kind)
      waiting.push({ kind, pairId: meeting.pairId, meetingId: meeting.id, name, at: meeting.startsAt });
  }
  return waiting.sort((a, b) => a.at.getTime() - b.at.getTime());
}
