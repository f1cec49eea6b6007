import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { listCourseOffers } from '#app/domains/catalogue/courses/list-course-offers.server.ts';
import { evaluateCompletionIn } from '#app/domains/learning/completion/evaluate-completion.server.ts';
import { findIncompleteRegistrationIn } from '#app/domains/learning/completion/find-incomplete-registration.server.ts';
import { notifyOfWebinarIn } from '#app/domains/webinars/notifications.server.ts';
import { handlerOf, type JobHandler, jobKind } from '#app/platform/jobs.server.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import { urls } from '#app/urls.ts';
import type { Tx } from '#db/database.ts';
import { people } from '#db/schema/accounts.ts';
import { completions } from '#db/schema/learning.ts';
import { webinarSeats, webinars } from '#db/schema/webinars.ts';
import { readAttendanceBasis } from './read-attendance-basis.server.ts';
import { readAttendance } from './read-attendance.server.ts';

/** Completes a registration whose attendance meets the rule, once the webinar is over. In the unit that brought the last of it. */
export async function evaluateAttendanceIn(tx: Tx, ctx: Ctx, registrationId: string): Promise<boolean> {
  const [row] = await tx
    .select({ seat: webinarSeats, webinar: webinars })
    .from(webinarSeats)
    .innerJoin(webinars, eq(webinars.id, webinarSeats.webinarId))
    .where(eq(webinarSeats.registrationId, registrationId));
  if (!row?.webinar.endedAt || row.seat.state !== 'seat') return false;
  if ((await tx.$count(completions, eq(completions.registrationId, registrationId))) > 0) return false;
  const frame = await readAttendanceBasis(tx, row.webinar, ctx.now);
  const own = await readAttendance(tx, frame, registrationId, row.seat.personId);
  if (own.missing.length > 0) return false;
  const open = await findIncompleteRegistrationIn(tx, registrationId);
  if (!open) return false;
  const done = await evaluateCompletionIn(
    tx,
    ctx,
    open,
    {
      completionStatus: 'completed',
      successStatus: null,
      test: null,
      scaledScore: null,
      startedAt: row.webinar.openedAt,
      countedMs: own.evidence.ms,
    },
    {
      kind: 'webinar',
      webinarId: row.webinar.id,
      attendanceRule: frame.rule,
      ruleVersion: frame.ruleVersion,
      attendance: own.evidence,
      ...(own.correction ? { correctionId: own.correction.id } : {}),
    },
  );
  if (!done) return false;
  const [person] = await tx.select().from(people).where(eq(people.id, row.seat.personId));
  const [offer] = await listCourseOffers(tx, [row.webinar.versionId]);
  await notifyOfWebinarIn(tx, ctx, { webinar: row.webinar, offer: offer! }, [person!], 'evaluate', {
    path: urls.evaluation(registrationId),
  });
  return true;
}

export const EVALUATE_ATTENDANCE = jobKind('webinar-judge', { webinarId: z.string() });

/** After the end: evaluates everybody with a seat, each in a unit of their own. */
export const evaluateAttendanceHandler = (platform: Platform): JobHandler =>
  handlerOf(EVALUATE_ATTENDANCE, async ({ webinarId }, { now }) => {
    const rows = await platform.db.read
      .select({ registrationId: webinarSeats.registrationId })
      .from(webinarSeats)
      .where(and(eq(webinarSeats.webinarId, webinarId), eq(webinarSeats.state, 'seat')));
    const ctx: Ctx = { ...platform, now, requestId: 'judge', actor: null, remote: null };
    for (const { registrationId } of rows)
      await platform.db.transact((tx) => evaluateAttendanceIn(tx, ctx, registrationId));
  });
