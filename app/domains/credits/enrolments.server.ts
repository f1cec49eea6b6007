import { and, asc, eq, isNull } from 'drizzle-orm';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import { memberships, people } from '#db/schema/accounts.ts';
import { programmeEnrolments } from '#db/schema/credits.ts';
import type { Ctx } from '../accounts/ctx.ts';
import { isOfficerOf, mustBeAllowed, mustBeSignedIn, mustBeSomebodyElse } from '../accounts/permissions.ts';
import { cycleOf } from './counting/cycle.ts';
import { programmeOrThrow } from './programmes.ts';
import { readRuleSets } from './read-rule-sets.server.ts';
import { type RuleSet, rulesOn, setOn, stepsOf } from './rule-sets.ts';
import { refreshStandingsIn } from './standings.server.ts';
import { EnrolmentDetails, EnrolmentInput, readLeaves } from './schemas.ts';

/** Enrols in a programme, or changes the anchor: until an officer has confirmed it, and again once its cycle is over. */
export async function enrolInProgramme(ctx: Ctx, raw: unknown): Promise<void> {
  mustBeSignedIn(ctx);
  const { actor } = ctx;
  const input = EnrolmentInput.parse(raw);
  const { anchorKind } = programmeOrThrow(input.programmeId);
  const today = ctx.now.toISOString().slice(0, 10);
  if (anchorKind !== 'none' && !input.anchorDate)
    throw new DomainError('invalid', {}, { anchorDate: 'required' });
  if (input.anchorDate > today) throw new DomainError('invalid', {}, { anchorDate: 'date_in_future' });
  const anchorDate = anchorKind === 'none' ? null : input.anchorDate;
  const id = newId();
  await ctx.db.transact(async (tx) => {
    const [known] = await tx
      .select()
      .from(programmeEnrolments)
      .where(
        and(
          eq(programmeEnrolments.personId, actor.id),
          eq(programmeEnrolments.programmeId, input.programmeId),
        ),
      );
    if (known?.confirmedAt && !isCycleOver((await readRuleSets(tx)).get(input.programmeId)!, known, today))
      throw new DomainError('enrolment_confirmed');
    if (known)
      await tx
        .update(programmeEnrolments)
        .set({ anchorDate, confirmedAt: null, confirmedBy: null })
        .where(eq(programmeEnrolments.id, known.id));
    else
      await tx
        .insert(programmeEnrolments)
        .values({
          id,
          personId: actor.id,
          programmeId: input.programmeId,
          anchorDate,
          anchorKind,
          createdAt: ctx.now,
        })
        .onConflictDoNothing();
    await appendAudit(tx, ctx, 'credits.enrolled', known?.id ?? id, {
      ...input,
      before: known?.anchorDate ?? null,
    });
    await refreshStandingsIn(tx, ctx, [actor.id]);
  });
}

/** A cycle that does not begin again by itself waits for the date of a new certificate. */
function isCycleOver(
  sets: RuleSet[],
  { anchorDate, leaves }: typeof programmeEnrolments.$inferSelect,
  today: string,
): boolean {
  const cycle = cycleOf(rulesOn(sets, today, anchorDate), anchorDate, today, leaves ?? []);
  return (cycle?.end ?? today) < today;
}

/** Enrolments of members that wait for an officer's word, the oldest first. */
export async function listEnrolmentsToConfirm(ctx: Ctx, associationId: string) {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  return ctx.db.read
    .select({ enrolment: programmeEnrolments, person: { id: people.id, name: people.name } })
    .from(programmeEnrolments)
    .innerJoin(people, eq(people.id, programmeEnrolments.personId))
    .innerJoin(
      memberships,
      and(
        eq(memberships.personId, people.id),
        eq(memberships.associationId, associationId),
        eq(memberships.state, 'accepted'),
      ),
    )
    .where(isNull(programmeEnrolments.confirmedAt))
    .orderBy(asc(programmeEnrolments.createdAt))
    .limit(50);
}

/** An officer of an association in which the doctor is a member confirms the anchor. Throws `own_decision`. */
export async function confirmEnrolment(ctx: Ctx, enrolmentId: string): Promise<void> {
  mustBeSignedIn(ctx);
  const { actor } = ctx;
  await ctx.db.transact(async (tx) => {
    const [row] = await tx.select().from(programmeEnrolments).where(eq(programmeEnrolments.id, enrolmentId));
    const own = row
      ? await tx
          .select()
          .from(memberships)
          .where(and(eq(memberships.personId, row.personId), eq(memberships.state, 'accepted')))
      : [];
    mustBeAllowed(
      ctx,
      own.some((membership) => isOfficerOf(actor, membership.associationId)),
    );
    mustBeSomebodyElse(ctx, row!.personId);
    const [confirmed] = await tx
      .update(programmeEnrolments)
      .set({ confirmedAt: ctx.now, confirmedBy: actor.id })
      .where(and(eq(programmeEnrolments.id, enrolmentId), isNull(programmeEnrolments.confirmedAt)))
      .returning();
    if (!confirmed) throw new DomainError('already_decided');
    await appendAudit(tx, ctx, 'credits.enrolment-confirmed', enrolmentId, {
      anchorDate: confirmed.anchorDate,
    });
  });
}

/**
 * What a doctor says of an enrolment: step, leaves, practice, reminders. A new step or leave moves what is asked and
 * when, so an officer confirms it again.
 */
export async function updateEnrolment(ctx: Ctx, raw: Record<string, unknown>): Promise<void> {
  mustBeSignedIn(ctx);
  const { actor } = ctx;
  const input = EnrolmentDetails.parse(raw);
  const leaves = readLeaves(raw);
  await ctx.db.transact(async (tx) => {
    const [known] = await tx
      .select()
      .from(programmeEnrolments)
      .where(
        and(
          eq(programmeEnrolments.personId, actor.id),
          eq(programmeEnrolments.programmeId, input.programmeId),
        ),
      );
    if (!known) throw new DomainError('not_found');
    const sets = (await readRuleSets(tx)).get(input.programmeId)!;
    const steps = stepsOf(setOn(sets, ctx.now.toISOString().slice(0, 10)).rules);
    const step = steps.includes(input.step) ? input.step : null;
    const moved =
      (known.step ?? steps[0] ?? null) !== (step ?? steps[0] ?? null) ||
      JSON.stringify(known.leaves ?? []) !== JSON.stringify(leaves);
    await tx
      .update(programmeEnrolments)
      .set({
        step,
        leaves,
        facts: input.practiceMonths ? { practice_months: Number(input.practiceMonths) } : null,
        remindMonths: input.remind.length > 0 ? input.remind : null,
        ...(moved ? { confirmedAt: null, confirmedBy: null } : {}),
      })
      .where(eq(programmeEnrolments.id, known.id));
    await appendAudit(tx, ctx, 'credits.enrolment-changed', known.id, { ...input, leaves, moved });
    await refreshStandingsIn(tx, ctx, [actor.id]);
  });
}

/** One's own enrolments as they were written, for the form. */
export async function listOwnEnrolments(ctx: Ctx) {
  mustBeSignedIn(ctx);
  return ctx.db.read.select().from(programmeEnrolments).where(eq(programmeEnrolments.personId, ctx.actor.id));
}
