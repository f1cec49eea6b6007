import { asc, eq, lte } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { findVerifyingAssociation } from '#app/domains/accounts/memberships/find-verifying-association.server.ts';
import { assignCaseIn, findSpecialistIn } from '#app/domains/consultations/internal/assign-case.server.ts';
import { CASES_PER_BATCH } from '#app/domains/consultations/internal/cases-per-batch.ts';
import { endAssignmentIn } from '#app/domains/consultations/internal/end-assignment.server.ts';
import { eraseCaseIn } from '#app/domains/consultations/internal/erase-case.server.ts';
import { listReleaserIdsIn } from '#app/domains/consultations/internal/releasers.server.ts';
import { notifyOfCaseIn } from '#app/domains/consultations/notifications.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { doEach } from '#app/platform/do-each.ts';
import { newId } from '#app/platform/ids.server.ts';
import type { Tx } from '#db/database.ts';
import { consultationCases } from '#db/schema/consultations.ts';
import { MAX_CLOSE_REMINDERS, halfTime, nextReminder } from './case-flow.ts';
import type { Case } from './case.ts';
import { lapseCaseIn } from './lapse-case.server.ts';

/** Cases that are still due wait for the next run. */
const MAX_ROUNDS = 20;

/** Handles due cases: a reminder, or another specialist. */
export async function remindOfCases(ctx: Ctx): Promise<void> {
  for (let round = 0; round < MAX_ROUNDS; round++) if ((await remindBatch(ctx)) < CASES_PER_BATCH) return;
}

async function remindBatch(ctx: Ctx): Promise<number> {
  const due = await ctx.db.read
    .select({ id: consultationCases.id })
    .from(consultationCases)
    .where(lte(consultationCases.remindAt, ctx.now))
    .orderBy(asc(consultationCases.remindAt))
    .limit(CASES_PER_BATCH);
  await doEach(due, ({ id }) => {
    const assignmentId = newId();
    return ctx.db.transact(async (tx) => {
      const [found] = await tx.select().from(consultationCases).where(eq(consultationCases.id, id));
      if (found?.remindAt && found.remindAt <= ctx.now) await advanceCaseIn(tx, ctx, found, assignmentId);
    });
  });
  return due.length;
}

async function advanceCaseIn(tx: Tx, ctx: Ctx, found: Case, assignmentId: string): Promise<void> {
  const { now } = ctx;
  switch (found.state) {
    case 'sending':
      // The device never sent the rest: its draft is still there, and nobody was asked.
      await tx
        .update(consultationCases)
        .set({ state: 'withdrawn', remindAt: null, closedAt: now })
        .where(eq(consultationCases.id, found.id));
      await eraseCaseIn(tx, ctx, found.id);
      return appendAudit(tx, ctx, 'consultations.abandoned', found.id, {});
    case 'waiting':
      // A specialist may become available every quarter of an hour; the asker is notified once a day.
      if (!(await assignCaseIn(tx, ctx, found, assignmentId)) && found.reminders % 96 === 95)
        await notifyOfCaseIn(tx, ctx, [found.askerId], 'nobody', found);
      return;
    case 'assigned':
      return reassignOrRemindIn(tx, ctx, found, assignmentId);
    case 'held':
      return sendReminderIn(tx, ctx, found, await listReleaserIdsIn(tx, found), 'held');
    case 'asked_back':
    case 'answered':
      if (
        found.reminders >= MAX_CLOSE_REMINDERS ||
        (await findVerifyingAssociation(tx, found.askerId)) === null
      )
        return lapseCaseIn(tx, ctx, found);
      return sendReminderIn(
        tx,
        ctx,
        found,
        [found.askerId],
        found.state === 'answered' ? 'close' : 'askedBack',
      );
    case 'closed':
      await tx.update(consultationCases).set({ remindAt: null }).where(eq(consultationCases.id, found.id));
      return notifyOfCaseIn(tx, ctx, [found.askerId], 'followUp', found);
    case 'withdrawn':
      await tx.update(consultationCases).set({ remindAt: null }).where(eq(consultationCases.id, found.id));
  }
}

/**
 * A case unopened at half time is reassigned, if there is another specialist: where somebody is alone in a specialty, a late
 * answer is better than none. A specialist who is no longer verified loses it in any case.
 */
async function reassignOrRemindIn(tx: Tx, ctx: Ctx, found: Case, assignmentId: string): Promise<void> {
  const isBarred = (await findVerifyingAssociation(tx, found.specialistId!)) === null;
  const isUnopened = found.openedAt === null && halfTime(found.urgency, found.assignedAt!) <= ctx.now;
  const other = isUnopened ? await findSpecialistIn(tx, ctx, found) : null;
  if (!isBarred && !other) return sendReminderIn(tx, ctx, found, [found.specialistId!], 'due');
  await endAssignmentIn(tx, ctx.now, found.id, isBarred ? 'barred' : 'unopened');
  await appendAudit(tx, ctx, 'consultations.reassigned', found.id, { from: found.specialistId });
  await assignCaseIn(tx, ctx, found, assignmentId);
}

async function sendReminderIn(
  tx: Tx,
  ctx: Ctx,
  found: Case,
  personIds: string[],
  notice: 'due' | 'held' | 'askedBack' | 'close',
): Promise<void> {
  const reminders = found.reminders + 1;
  await tx
    .update(consultationCases)
    .set({ reminders, remindAt: nextReminder(found, reminders, ctx.now) })
    .where(eq(consultationCases.id, found.id));
  await notifyOfCaseIn(tx, ctx, personIds, notice, found);
}
