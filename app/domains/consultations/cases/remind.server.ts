import { and, asc, eq, isNull, lt, lte, notInArray } from 'drizzle-orm';
import { appendAudit } from '#app/platform/audit.server.ts';
import { newId } from '#app/platform/ids.server.ts';
import type { Tx } from '#db/database.ts';
import { consultationCases, consultationRules } from '#db/schema/consultations.ts';
import type { Ctx } from '../../accounts/ctx.ts';
import { findVerifying } from '../../accounts/memberships.server.ts';
import { FIRST_RULES } from '../choices.ts';
import { halfTime, nextReminder, PATIENCE } from '../flow.ts';
import { assignIn, findSomebody } from '../internal/assign.server.ts';
import { eraseIn } from '../internal/erase.server.ts';
import { type Case, tellIn } from '../letters.server.ts';
import { endTurnIn } from '../internal/hold.server.ts';
import { releasersOf } from './ask.server.ts';
import { lapseIn } from './close.server.ts';

const BATCH = 500;
/** What is still due then waits for the next run. */
const ROUNDS = 20;

/** Whatever is due by now: reminds whose turn it is, or moves the case on to somebody else. */
export async function remindOfCases(ctx: Ctx): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) if ((await remindSome(ctx)) < BATCH) return;
}

async function remindSome(ctx: Ctx): Promise<number> {
  const due = await ctx.db.read
    .select({ id: consultationCases.id })
    .from(consultationCases)
    .where(lte(consultationCases.remindAt, ctx.now))
    .orderBy(asc(consultationCases.remindAt))
    .limit(BATCH);
  for (const { id } of due) {
    const assignmentId = newId();
    await ctx.db.transact(async (tx) => {
      const [found] = await tx.select().from(consultationCases).where(eq(consultationCases.id, id));
      if (found?.remindAt && found.remindAt <= ctx.now) await moveOnIn(tx, ctx, found, assignmentId);
    });
  }
  return due.length;
}

async function moveOnIn(tx: Tx, ctx: Ctx, found: Case, assignmentId: string): Promise<void> {
  const { now } = ctx;
  switch (found.state) {
    case 'sending':
      // The device never sent the rest: its draft is still there, and nobody was asked.
      await tx
        .update(consultationCases)
        .set({ state: 'withdrawn', remindAt: null, closedAt: now })
        .where(eq(consultationCases.id, found.id));
      await eraseIn(tx, ctx, found.id);
      return appendAudit(tx, ctx, 'consultations.abandoned', found.id, {});
    case 'waiting':
      // Every quarter of an hour somebody may have come; the asker hears of it once a day.
      if (!(await assignIn(tx, ctx, found, assignmentId)) && found.reminders % 96 === 95)
        await tellIn(tx, ctx, [found.askerId], 'nobody', found);
      return;
    case 'assigned':
      return moveOrRemindIn(tx, ctx, found, assignmentId);
    case 'held':
      return remindIn(tx, ctx, found, await releasersOf(tx, found), 'held');
    case 'asked_back':
    case 'answered':
      if (found.reminders >= PATIENCE || (await findVerifying(tx, found.askerId)) === null)
        return lapseIn(tx, ctx, found);
      return remindIn(tx, ctx, found, [found.askerId], found.state === 'answered' ? 'close' : 'askedBack');
    case 'closed':
      await tx.update(consultationCases).set({ remindAt: null }).where(eq(consultationCases.id, found.id));
      return tellIn(tx, ctx, [found.askerId], 'followUp', found);
    case 'withdrawn':
      await tx.update(consultationCases).set({ remindAt: null }).where(eq(consultationCases.id, found.id));
  }
}

/**
 * From whoever has not opened it by half time a case goes to another, if there is another: where somebody is alone in a specialty,
 * a late answer is better than none. From whoever is no longer verified it goes in any case.
 */
async function moveOrRemindIn(tx: Tx, ctx: Ctx, found: Case, assignmentId: string): Promise<void> {
  const isBarred = (await findVerifying(tx, found.specialistId!)) === null;
  const isUnopened = found.openedAt === null && halfTime(found.urgency, found.assignedAt!) <= ctx.now;
  const other = isUnopened ? await findSomebody(tx, ctx, found) : null;
  if (!isBarred && !other) return remindIn(tx, ctx, found, [found.specialistId!], 'due');
  await endTurnIn(tx, ctx.now, found.id, isBarred ? 'barred' : 'unopened');
  await appendAudit(tx, ctx, 'consultations.reassigned', found.id, { from: found.specialistId });
  await assignIn(tx, ctx, found, assignmentId);
}

async function remindIn(
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
  await tellIn(tx, ctx, personIds, notice, found);
}

/** What was written in cases that closed longer ago than their association keeps them is deleted. Answers how many. */
export async function eraseOldCases(ctx: Ctx): Promise<number> {
  const rules = await ctx.db.read.select().from(consultationRules);
  const own = rules.map(({ associationId }) => associationId);
  const wanted = [
    ...rules.map((each) => ({
      of: eq(consultationCases.associationId, each.associationId),
      months: each.keepMonths,
    })),
    { of: notInArray(consultationCases.associationId, own), months: FIRST_RULES.keepMonths },
  ];
  let erased = 0;
  for (const { of, months } of wanted) {
    const before = new Date(ctx.now);
    before.setUTCMonth(before.getUTCMonth() - months);
    const old = await ctx.db.read
      .select({ id: consultationCases.id })
      .from(consultationCases)
      .where(
        and(
          of,
          eq(consultationCases.state, 'closed'),
          lt(consultationCases.closedAt, before),
          isNull(consultationCases.erasedAt),
        ),
      )
      .limit(BATCH);
    for (const { id } of old)
      await ctx.db.transact(async (tx) => {
        await eraseIn(tx, ctx, id);
        await appendAudit(tx, ctx, 'consultations.erased', id, {});
      });
    erased += old.length;
  }
  return erased;
}
