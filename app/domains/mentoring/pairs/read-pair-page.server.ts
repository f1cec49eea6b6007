import type { Ctx, SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { callWindow } from '#app/domains/mentoring/calls/call-window.ts';
import { freeTimes } from '#app/domains/mentoring/meetings/free-times.ts';
import { listMessages } from '#app/domains/mentoring/messages/list-messages.server.ts';
import { listMeetings } from '#app/domains/mentoring/meetings/list-meetings.server.ts';
import type { MeetingItem } from '#app/domains/mentoring/meetings/meeting-item.ts';
import { readWorkspace } from '#app/domains/mentoring/workspace/read-workspace.server.ts';
import { revisionOf } from '#app/platform/revision.server.ts';
import { HOUR_MS, wallClockIn } from '#app/platform/time.ts';
import { askedBy } from './pair.ts';
import { readPair } from './read-pair.server.ts';

type Pair = Awaited<ReturnType<typeof readPair>>;
type Meeting = Awaited<ReturnType<typeof listMeetings>>[number];

/** Nobody proposes a meeting that is to begin sooner. */
const NOTICE_MS = 12 * HOUR_MS;
const SUGGESTED_TIMES = 5;

/** A pair as one of the two sees it: the other one, what was said of the match, meetings, and the workspace. Throws `not_found`. */
export async function readPairPage(ctx: Ctx, id: string) {
  const found = await readPair(ctx, id);
  const { actor } = ctx as SignedInCtx;
  const { pair, side, self, other, programme, round } = found;
  const hasBegun = pair.startedAt !== null;
  const meetings = hasBegun ? await listMeetings(ctx, pair.id) : [];
  const asker = askedBy(pair);
  const messages = hasBegun ? await listMessages(ctx, pair.id) : [];
  const { goals, notes, fit } = await readWorkspace(ctx, pair.id);
  const [mine, theirs] =
    side === 'mentee'
      ? [pair.menteeAcceptedAt, pair.mentorAcceptedAt]
      : [pair.mentorAcceptedAt, pair.menteeAcceptedAt];
  const { country, remoteness, years, about } = other.profile;
  return {
    side,
    state: pair.state === 'proposed' && pair.answerBy < ctx.now ? ('expired' as const) : pair.state,
    name: other.person.name,
    // Before both have said yes nobody can write past Majakka.
    email: pair.state === 'active' || pair.state === 'paused' ? other.person.email : null,
    country,
    remoteness,
    years,
    about,
    reasons: pair.reasons,
    saidYes: mine !== null,
    theySaidYes: theirs !== null,
    answerBy: pair.answerBy,
    startedAt: pair.startedAt,
    endsAt: pair.endsAt,
    programme,
    round: round && { mentors: round.mentors, mentees: round.mentees, blocking: round.blocking },
    hasBegun,
    messages,
    askedBy: asker && (asker === side ? ('me' as const) : ('them' as const)),
    goals,
    notes: notes.map(({ authorId, ...note }) => ({ ...note, own: authorId === actor.id })),
    fit,
    asksFit: fit !== 'good' && meetings.some(({ said }) => said.some((each) => each.minutes > 0)),
    free: pair.state === 'active' ? suggestedTimes(ctx, self.profile, other.profile, actor.timeZone) : [],
    meetings: meetings.map((each) => meetingFor(actor.id, each, ctx.now)),
    better: betterFor(found),
  };
}

function suggestedTimes(
  ctx: Ctx,
  self: Pair['self']['profile'],
  other: Pair['other']['profile'],
  timeZone: string,
) {
  const from = new Date(ctx.now.getTime() + NOTICE_MS);
  return freeTimes(self, other, from, SUGGESTED_TIMES).map((at) => ({ at, ...wallClockIn(timeZone, at) }));
}

/** Of those whom the mentee would have preferred, only how many there were: who they are is not shown. */
function betterFor({ side, better }: Pair): { count: number; open: number } | null {
  if (!better) return null;
  if (side === 'mentor') return { count: better.mentor.higher, open: better.mentor.open };
  return { count: better.mentee.length, open: better.mentee.filter(({ why }) => why === 'open').length };
}

function meetingFor(personId: string, { meeting, said, together }: Meeting, now: Date): MeetingItem {
  const mine = said.find((each) => each.personId === personId);
  const theirs = said.find((each) => each.personId !== personId);
  return {
    id: meeting.id,
    state: stateOf(meeting, now),
    startsAt: meeting.startsAt,
    agenda: meeting.agenda,
    agendaRevision: revisionOf(meeting.agenda),
    own: meeting.proposedBy === personId,
    open: callWindow(meeting, now) === 'open',
    together,
    saidByMe: mine?.minutes ?? null,
    saidByThem: theirs?.minutes ?? null,
    counted: said.some((each) => each.settledAt !== null),
  };
}

/** One that was agreed is over once it has begun; one that nobody has agreed to by then takes no place. */
function stateOf({ state, startsAt }: Meeting['meeting'], now: Date): MeetingItem['state'] {
  if (startsAt > now) return state;
  return state === 'agreed' ? 'over' : 'cancelled';
}
