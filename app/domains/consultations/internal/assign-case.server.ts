import { addDays, utcDay } from '#app/platform/time.ts';
import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { chooseSpecialist } from '#app/domains/consultations/assignments/choose-specialist.ts';
import { halfTime, nextReminder } from '#app/domains/consultations/cases/case-flow.ts';
import { ANSWER_TARGET_MS } from '#app/domains/consultations/cases/case-options.ts';
import type { Case } from '#app/domains/consultations/cases/case.ts';
import { countriesWithinReach } from '#app/domains/consultations/legal/card.ts';
import { notifyOfCaseIn } from '#app/domains/consultations/notifications.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import type { Tx } from '#db/database.ts';
import {
  consultationAssignments,
  consultationCases,
  consultationSpecialists,
} from '#db/schema/consultations.ts';
import { CANDIDATES_PER_BATCH, readCandidates } from './candidates.server.ts';

/**
 * Who is there for a case and has not had it: the colleague who was asked by name, else the best of the specialty; null where
 * there is nobody.
 */
export async function findSpecialistIn(
  tx: Tx,
  { now }: Pick<Ctx, 'now'>,
  found: Case,
): Promise<string | null> {
  const before = await tx
    .select({ personId: consultationAssignments.personId })
    .from(consultationAssignments)
    .where(eq(consultationAssignments.caseId, found.id));
  const tried = new Set([found.askerId, ...before.map(({ personId }) => personId)]);
  const among = {
    specialty: found.specialty,
    countries: countriesWithinReach(found.country, found.reach),
    // A day of slack for specialists whose time zone is a day ahead of UTC or behind it.
    today: addDays(utcDay(now), -1),
  };
  const wanted = { language: found.language, now, halfTime: halfTime(found.urgency, now), tried };
  const named = found.namedId ? await readCandidates(tx, { ...among, only: found.namedId }, 0) : [];
  // A colleague asked by name takes one case more, and in whatever language it is.
  const asked = chooseSpecialist(
    named.map((each) => ({ ...each, maxOpen: each.open + 1, languages: [found.language] })),
    wanted,
  );
  const chosen = asked ?? (await chooseFromBatches(tx, among, wanted));
  return chosen?.personId ?? null;
}

/** A case goes to somebody for the first time. `assignmentId` is made before the unit. */
export async function assignCaseToIn(
  tx: Tx,
  ctx: Ctx,
  found: Case,
  personId: string,
  assignmentId: string,
): Promise<void> {
  const { now } = ctx;
  const turn = assignedState(found, personId, now);
  await tx.update(consultationCases).set(turn).where(eq(consultationCases.id, found.id));
  await tx
    .update(consultationSpecialists)
    .set({ lastAssignedAt: now })
    .where(eq(consultationSpecialists.personId, personId));
  await tx.insert(consultationAssignments).values({ id: assignmentId, caseId: found.id, personId, at: now });
  await notifyOfCaseIn(tx, ctx, [personId], 'assigned', { ...found, ...turn });
  await appendAudit(tx, ctx, 'consultations.assigned', found.id, { personId });
}

/** Assigns a case to an available specialist; false where there is none: it waits, and its asker is notified. */
export async function assignCaseIn(tx: Tx, ctx: Ctx, found: Case, assignmentId: string): Promise<boolean> {
  const personId = await findSpecialistIn(tx, ctx, found);
  if (personId) {
    await assignCaseToIn(tx, ctx, found, personId, assignmentId);
    return true;
  }
  const waited = found.state === 'waiting';
  const reminders = waited ? found.reminders + 1 : 0;
  const unplaced = {
    state: 'waiting' as const,
    specialistId: null,
    assignedAt: null,
    openedAt: null,
    dueAt: null,
  };
  const remindAt = nextReminder({ ...unplaced, urgency: found.urgency }, reminders, ctx.now);
  await tx
    .update(consultationCases)
    .set({ ...unplaced, reminders, remindAt })
    .where(eq(consultationCases.id, found.id));
  if (!waited) await notifyOfCaseIn(tx, ctx, [found.askerId], 'nobody', found);
  return false;
}

/** They come in the order of `choose`, so that the best of the first batch that has anybody is the best of all. */
async function chooseFromBatches(
  tx: Tx,
  among: Parameters<typeof readCandidates>[1],
  wanted: Parameters<typeof chooseSpecialist>[1],
) {
  for (let from = 0; ; from += CANDIDATES_PER_BATCH) {
    const candidates = await readCandidates(tx, among, from);
    const chosen = chooseSpecialist(candidates, wanted);
    if (chosen || candidates.length < CANDIDATES_PER_BATCH) return chosen;
  }
}

/** The case is a specialist's turn from now on, for the first time or again. */
export function assignedState(found: Case, specialistId: string, now: Date) {
  const turn = {
    state: 'assigned' as const,
    specialistId,
    assignedAt: now,
    openedAt: null,
    dueAt: new Date(now.getTime() + ANSWER_TARGET_MS[found.urgency]),
    reminders: 0,
  };
  return { ...turn, remindAt: nextReminder({ ...turn, urgency: found.urgency }, 0, now) };
}
