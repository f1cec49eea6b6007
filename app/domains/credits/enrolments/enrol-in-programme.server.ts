import { eq } from 'drizzle-orm';
import { type Ctx, todayOf } from '#app/domains/accounts/ctx.ts';
import { takeFirstStepIn } from '#app/domains/accounts/first-steps/take-first-step.server.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { cycleOn } from '#app/domains/credits/counting/cycle.ts';
import { findEnrolmentIn } from '#app/domains/credits/internal/find-enrolment.server.ts';
import { programmeOrThrow } from '#app/domains/credits/rules/programmes.ts';
import { readRuleSets } from '#app/domains/credits/rules/read-rule-sets.server.ts';
import { type RuleSet, rulesOn } from '#app/domains/credits/rules/rule-sets.ts';
import { EnrolmentInput } from '#app/domains/credits/schemas.ts';
import { refreshStandingsIn } from '#app/domains/credits/standings/refresh-standings.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import { programmeEnrolments } from '#db/schema/credits.ts';

/** Enrols in a programme, or changes the anchor: until an officer has confirmed it, and again once its cycle is over. */
export async function enrolInProgramme(ctx: Ctx, raw: unknown): Promise<void> {
  mustBeSignedIn(ctx);
  const { actor } = ctx;
  const input = EnrolmentInput.parse(raw);
  const { anchorKind } = programmeOrThrow(input.programmeId);
  const today = todayOf(ctx);
  if (anchorKind !== 'none' && !input.anchorDate)
    throw new DomainError('invalid', {}, { anchorDate: 'required' });
  if (input.anchorDate > today) throw new DomainError('invalid', {}, { anchorDate: 'date_in_future' });
  const anchorDate = anchorKind === 'none' ? null : input.anchorDate;
  const id = newId();
  await ctx.db.transact(async (tx) => {
    const known = await findEnrolmentIn(tx, actor.id, input.programmeId);
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
    await takeFirstStepIn(tx, actor.id, 'programme');
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
  const cycle = cycleOn(rulesOn(sets, today, anchorDate), anchorDate, today, leaves ?? []);
  return (cycle?.end ?? today) < today;
}
