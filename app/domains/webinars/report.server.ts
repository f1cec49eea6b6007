import { and, asc, eq } from 'drizzle-orm';
import { appendAudit } from '#app/platform/audit.server.ts';
import { csvLine } from '#app/platform/csv.ts';
import { DomainError } from '#app/platform/errors.ts';
import { people } from '#db/schema/accounts.ts';
import { completions, evaluations } from '#db/schema/learning.ts';
import { roomQuestions } from '#db/schema/rooms.ts';
import { webinarSeats, webinarTasks } from '#db/schema/webinars.ts';
import type { Ctx } from '../accounts/ctx.ts';
import { isOwn } from '../accounts/permissions.ts';
import { hideSmallGroups } from '../credits/small-groups.ts';
import { type Own, readFrame, readOwn } from './evidence.server.ts';
import { requireOwnWebinar } from './read-webinar.server.ts';

export type Attendee = {
  registrationId: string;
  /** The acting person's own. */
  isOwn: boolean;
  name: string;
  country: string | null;
  region: string | null;
  own: Own;
  completedAt: Date | null;
  evaluatedAt: Date | null;
};

/** Everybody with a seat, with what their attendance comes to and what it is made of. For the host and co-hosts. */
export async function readOwnAttendance(ctx: Ctx, id: string) {
  const held = await requireOwnWebinar(ctx, id, ['host', 'cohost']);
  const frame = await readFrame(ctx.db.read, held.webinar, ctx.now);
  const rows = await ctx.db.read
    .select({
      registrationId: webinarSeats.registrationId,
      personId: people.id,
      name: people.name,
      country: people.country,
      region: people.region,
      completedAt: completions.at,
      evaluatedAt: evaluations.at,
    })
    .from(webinarSeats)
    .innerJoin(people, eq(people.id, webinarSeats.personId))
    .leftJoin(completions, eq(completions.registrationId, webinarSeats.registrationId))
    .leftJoin(evaluations, eq(evaluations.registrationId, webinarSeats.registrationId))
    .where(and(eq(webinarSeats.webinarId, id), eq(webinarSeats.state, 'seat')))
    .orderBy(asc(people.name));
  const attendees: Attendee[] = [];
  for (const { personId, ...row } of rows)
    attendees.push({
      ...row,
      isOwn: isOwn(ctx.actor, personId),
      own: await readOwn(ctx.db.read, frame, row.registrationId, personId),
    });
  const came = attendees.filter(({ own }) => own.evidence.ms > 0);
  const places = new Map<string, number>();
  for (const { country } of came) places.set(country ?? '', (places.get(country ?? '') ?? 0) + 1);
  return {
    ...held,
    frame,
    attendees,
    came: came.length,
    places: hideSmallGroups([...places].map(([name, size]) => ({ name, size, counts: {} }))),
    evaluated: attendees.filter((each) => each.evaluatedAt !== null).length,
  };
}

/** The report for the accrediting body: a line for each who came, and the rule that they were measured by. */
export async function makeReport(ctx: Ctx, id: string): Promise<{ name: string; text: string }> {
  const { webinar, offer, frame, attendees } = await readOwnAttendance(ctx, id);
  if (!webinar.endedAt) throw new DomainError('webinar_not_over');
  const { rule } = frame;
  const head = [
    'name',
    'country',
    'minutes',
    'minutes_possible',
    'watched_from',
    'watched_to',
    'asked',
    'answered',
    'test_percent',
    'corrected',
    'correction_reason',
    'meets_rule',
    'evaluated',
    'rule',
  ];
  const ruleText = `v${frame.ruleVersion}: ${rule.minPercent}% of minutes, ${rule.answersPercent}% of polls and checks, test ${rule.testPercent}%`; // oxfmt-ignore
  const lines = attendees.map(({ name, country, own, evaluatedAt }) => {
    const { watched } = own.attended;
    return csvLine([
      name,
      country ?? '',
      Math.floor(own.evidence.ms / 60_000),
      Math.floor(frame.baseMs / 60_000),
      watched[0] ? new Date(watched[0].from).toISOString() : '',
      watched.at(-1) ? new Date(watched.at(-1)!.to).toISOString() : '',
      own.evidence.asked,
      own.evidence.answered,
      own.evidence.testPercent ?? '',
      own.correction ? own.correction.minutes : '',
      own.correction?.reason ?? '',
      own.missing.length === 0 ? 'yes' : 'no',
      evaluatedAt ? 'yes' : 'no',
      ruleText,
    ]);
  });
  await ctx.db.transact((tx) => appendAudit(tx, ctx, 'webinars.report-made', id, { lines: lines.length }));
  return { name: `${offer.course.slug}.csv`, text: `\ufeff${csvLine(head)}${lines.join('')}` };
}

/** Questions that nobody had time to answer, for those who hold it; done once they were answered in the room. */
export async function listTasks(ctx: Ctx, id: string) {
  await requireOwnWebinar(ctx, id, ['host', 'cohost']);
  return ctx.db.read
    .select({
      id: webinarTasks.id,
      text: roomQuestions.body,
      doneAt: webinarTasks.doneAt,
      answer: roomQuestions.answer,
    })
    .from(webinarTasks)
    .innerJoin(roomQuestions, eq(roomQuestions.id, webinarTasks.questionId))
    .where(eq(webinarTasks.webinarId, id))
    .orderBy(asc(webinarTasks.createdAt));
}

/** A task is done: its question was answered in writing, or needs none. */
export async function finishTask(ctx: Ctx, id: string, taskId: string): Promise<void> {
  await requireOwnWebinar(ctx, id, ['host', 'cohost']);
  await ctx.db.transact(async (tx) => {
    const [done] = await tx
      .update(webinarTasks)
      .set({ doneAt: ctx.now })
      .where(and(eq(webinarTasks.id, taskId), eq(webinarTasks.webinarId, id)))
      .returning();
    if (!done) throw new DomainError('not_found');
    await appendAudit(tx, ctx, 'webinars.task-done', taskId, {});
  });
}
