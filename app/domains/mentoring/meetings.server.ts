import { and, asc, eq, gt, inArray, isNull, lt } from 'drizzle-orm';
import { instantIn } from '#app/i18n/zoned-time.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import {
  mentoringConfirmations, mentoringMeetings, mentoringPairs, mentoringPresence, mentoringProgrammes,
} from '#db/schema/mentoring.ts'; // oxfmt-ignore
import type { Ctx, SignedInCtx } from '../accounts/ctx.ts';
import { openRoomIn } from '../rooms/events.server.ts';
import { creditMeetingIn } from './internal/credit-meeting.server.ts';
import { tellIn, tellOfMeetingIn } from './letters.server.ts';
import { readBoth, requireOwnPair } from './read-pairs.server.ts';
import { readProgramme } from './programmes.server.ts';
import { ConfirmInput, MeetingInput } from './schemas.ts';

export type Meeting = typeof mentoringMeetings.$inferSelect;
const DAY_MS = 86_400_000;
/** A meeting that one confirmed counts after this, unless the other has said that it was not held. */
const SILENT_MS = 14 * DAY_MS;

/** One's own meeting, with the pair; anybody else does not learn that it exists. */
export async function requireOwnMeeting(ctx: Ctx, id: string) {
  const [meeting] = await ctx.db.read.select().from(mentoringMeetings).where(eq(mentoringMeetings.id, id));
  const own = await requireOwnPair(ctx, meeting?.pairId ?? '');
  return { ...own, meeting: meeting! };
}

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

/** Minutes in which both were heard at once: an offer for the confirmation, never the last word. */
export function minutesTogether(rows: { personId: string; fromAt: Date; toAt: Date }[]): number {
  const [first] = rows;
  const own = rows.filter(({ personId }) => personId === first?.personId);
  const theirs = rows.filter(({ personId }) => personId !== first?.personId);
  let ms = 0;
  for (const a of own)
    for (const b of theirs)
      ms += Math.max(
        0,
        Math.min(a.toAt.getTime(), b.toAt.getTime()) - Math.max(a.fromAt.getTime(), b.fromAt.getTime()),
      );
  return Math.round(ms / 60_000);
}

/** Proposes a time by the proposer's own clock; the other one agrees or not. */
export async function proposeMeeting(ctx: Ctx, pairId: string, raw: unknown): Promise<string> {
  const { pair, self, other } = await requireOwnPair(ctx, pairId);
  const { actor } = ctx as SignedInCtx;
  if (pair.state !== 'active') throw new DomainError('changed_meanwhile');
  const { programme } = await readProgramme(ctx, pair.programmeId);
  const { date, time, agenda } = MeetingInput.parse(raw);
  const startsAt = instantIn(actor.timeZone, date, time);
  if (startsAt <= ctx.now) throw new DomainError('invalid', {}, { date: 'date_past' });
  const meeting: Meeting = {
    id: newId(), pairId, state: 'proposed', startsAt, minutes: programme.settings.minutes, proposedBy: actor.id, agenda,
    sequence: 0, remindedAt: null, createdAt: ctx.now,
  }; // oxfmt-ignore
  await ctx.db.transact(async (tx) => {
    await tx.insert(mentoringMeetings).values(meeting);
    await openRoomIn(tx, ctx, meeting.id);
    await tellOfMeetingIn(tx, ctx, other.person, 'meetingProposed', { meeting, other: self.person.name });
    await appendAudit(tx, ctx, 'mentoring.meeting-proposed', meeting.id, { pairId });
  });
  return meeting.id;
}

/** The other one agrees, or either calls it off; both calendars are told. Throws `changed_meanwhile`. */
export async function answerMeeting(ctx: Ctx, id: string, answer: 'agreed' | 'cancelled'): Promise<void> {
  const { meeting, self, other } = await requireOwnMeeting(ctx, id);
  const { actor } = ctx as SignedInCtx;
  const isOwn = meeting.proposedBy === actor.id;
  if (answer === 'agreed' && (isOwn || meeting.startsAt <= ctx.now))
    throw new DomainError('changed_meanwhile');
  await ctx.db.transact(async (tx) => {
    const [changed] = await tx
      .update(mentoringMeetings)
      .set({ state: answer, sequence: meeting.sequence + 1 })
      .where(
        and(
          eq(mentoringMeetings.id, id),
          inArray(mentoringMeetings.state, answer === 'agreed' ? ['proposed'] : ['proposed', 'agreed']),
          gt(mentoringMeetings.startsAt, ctx.now),
        ),
      )
      .returning();
    if (!changed) throw new DomainError('changed_meanwhile');
    const told = answer === 'agreed' ? ([[self, other], [other, self]] as const) : ([[other, self]] as const); // oxfmt-ignore
    for (const [to, about] of told)
      await tellOfMeetingIn(tx, ctx, to.person, answer === 'agreed' ? 'meetingAgreed' : 'meetingCancelled', {
        meeting: changed,
        other: about.person.name,
      });
    await appendAudit(tx, ctx, `mentoring.meeting-${answer}`, id, {});
  });
}

/** What they want to talk about, for both; until the meeting is over. */
export async function writeAgenda(ctx: Ctx, id: string, agenda: string): Promise<void> {
  await requireOwnMeeting(ctx, id);
  const text = MeetingInput.shape.agenda.parse(agenda);
  await ctx.db.transact(async (tx) => {
    await tx.update(mentoringMeetings).set({ agenda: text }).where(eq(mentoringMeetings.id, id));
    await appendAudit(tx, ctx, 'mentoring.agenda-written', id, {});
  });
}

/**
 * Says how long a meeting was and what one took from it; 0 minutes: it was not held. When both have said so, the shorter
 * of the two counts for both. Throws `meeting_ahead` and, once it has counted, `already_decided`.
 */
export async function confirmMeeting(ctx: Ctx, id: string, raw: unknown): Promise<void> {
  const { meeting, pair, self, other } = await requireOwnMeeting(ctx, id);
  const { actor } = ctx as SignedInCtx;
  const { minutes, reflection } = ConfirmInput.parse(raw);
  if (meeting.state !== 'agreed' || meeting.startsAt > ctx.now) throw new DomainError('meeting_ahead');
  const { programme, association } = await readProgramme(ctx, pair.programmeId);
  await ctx.db.transact(async (tx) => {
    const known = await tx
      .select()
      .from(mentoringConfirmations)
      .where(eq(mentoringConfirmations.meetingId, id));
    if (known.some((each) => each.settledAt !== null)) throw new DomainError('already_decided');
    const said = { meetingId: id, personId: actor.id, minutes, reflection, at: ctx.now };
    await tx
      .insert(mentoringConfirmations)
      .values(said)
      .onConflictDoUpdate({
        target: [mentoringConfirmations.meetingId, mentoringConfirmations.personId],
        set: { minutes, reflection, at: ctx.now },
      });
    const theirs = known.find((each) => each.personId !== actor.id);
    if (!theirs && minutes > 0)
      await tellOfMeetingIn(tx, ctx, other.person, 'meetingConfirm', { meeting, other: self.person.name });
    if (theirs && minutes > 0 && theirs.minutes > 0)
      await creditMeetingIn(tx, ctx, {
        meeting,
        pair,
        programme,
        association,
        minutes: Math.min(minutes, theirs.minutes),
        confirmedBy: 'both',
      });
    await appendAudit(tx, ctx, 'mentoring.meeting-confirmed', id, { minutes });
  });
}

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
        lt(mentoringConfirmations.at, new Date(ctx.now.getTime() - SILENT_MS)),
      ),
    );
  for (const { meeting, said, pair, programme } of rows)
    await ctx.db.transact(async (tx) => {
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
    });
}

/** A day before an agreed meeting both are reminded, once. */
export async function remindOfMeetings(ctx: Ctx): Promise<void> {
  const rows = await ctx.db.read
    .select({ meeting: mentoringMeetings, pair: mentoringPairs })
    .from(mentoringMeetings)
    .innerJoin(mentoringPairs, eq(mentoringPairs.id, mentoringMeetings.pairId))
    .where(
      and(
        eq(mentoringMeetings.state, 'agreed'),
        isNull(mentoringMeetings.remindedAt),
        gt(mentoringMeetings.startsAt, ctx.now),
        lt(mentoringMeetings.startsAt, new Date(ctx.now.getTime() + DAY_MS)),
      ),
    );
  for (const { meeting, pair } of rows) {
    const { mentee, mentor } = await readBoth(ctx, pair);
    await ctx.db.transact(async (tx) => {
      const [due] = await tx
        .update(mentoringMeetings)
        .set({ remindedAt: ctx.now })
        .where(and(eq(mentoringMeetings.id, meeting.id), isNull(mentoringMeetings.remindedAt)))
        .returning();
      // Whoever agreed within the last day has just had a letter.
      if (!due || meeting.createdAt.getTime() > ctx.now.getTime() - DAY_MS) return;
      for (const [to, about] of [
        [mentee, mentor],
        [mentor, mentee],
      ] as const)
        // oxfmt-ignore
        await tellOfMeetingIn(tx, ctx, to.person, 'meetingSoon', { meeting, other: about.person.name });
    });
  }
}

/**
 * Where the rhythm has broken: whoever owes an answer to a proposed time, else the mentee, is reminded, once a week at
 * most. Broken: nothing ahead, and the last meeting (or the beginning) is a week longer ago than the programme's rhythm.
 */
export async function nudgePairs(ctx: Ctx): Promise<void> {
  const rows = await ctx.db.read
    .select({ pair: mentoringPairs, settings: mentoringProgrammes.settings })
    .from(mentoringPairs)
    .innerJoin(mentoringProgrammes, eq(mentoringProgrammes.id, mentoringPairs.programmeId))
    .where(eq(mentoringPairs.state, 'active'));
  for (const { pair, settings } of rows) {
    if (pair.nudgedAt && ctx.now.getTime() - pair.nudgedAt.getTime() < 7 * DAY_MS) continue;
    const meetings = await ctx.db.read
      .select()
      .from(mentoringMeetings)
      .where(
        and(eq(mentoringMeetings.pairId, pair.id), inArray(mentoringMeetings.state, ['proposed', 'agreed'])),
      );
    const ahead = meetings.filter(({ startsAt }) => startsAt > ctx.now);
    if (ahead.some(({ state }) => state === 'agreed')) continue;
    const last = Math.max(
      pair.startedAt!.getTime(),
      ...meetings
        .filter(({ state, startsAt }) => state === 'agreed' && startsAt <= ctx.now)
        .map(({ startsAt }) => startsAt.getTime()),
    );
    if (ctx.now.getTime() - last < (settings.everyWeeks + 1) * 7 * DAY_MS) continue;
    const { mentee, mentor } = await readBoth(ctx, pair);
    const waiting = ahead.find(({ state }) => state === 'proposed');
    const owes = waiting?.proposedBy === mentee.profile.personId ? mentor : mentee;
    const about = owes === mentor ? mentee : mentor;
    await ctx.db.transact(async (tx) => {
      const [nudged] = await tx
        .update(mentoringPairs)
        .set({ nudgedAt: ctx.now })
        .where(and(eq(mentoringPairs.id, pair.id), eq(mentoringPairs.state, 'active')))
        .returning();
      if (nudged)
        await tellIn(tx, ctx, owes.person, 'nudge', {
          pairId: pair.id,
          other: about.person.name,
          until: pair.endsAt ?? ctx.now,
        });
    });
  }
}
