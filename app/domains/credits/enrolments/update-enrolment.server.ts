import { eq } from 'drizzle-orm';
import { type Ctx, todayOf } from '#app/domains/accounts/ctx.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { findEnrolmentIn } from '#app/domains/credits/internal/find-enrolment.server.ts';
import { readRuleSets } from '#app/domains/credits/rules/read-rule-sets.server.ts';
import { ladderSteps, ruleSetOn } from '#app/domains/credits/rules/rule-sets.ts';
import { EnrolmentDetails } from '#app/domains/credits/schemas.ts';
import { refreshStandingsIn } from '#app/domains/credits/standings/refresh-standings.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { programmeEnrolments } from '#db/schema/credits.ts';
import { parseLeaves } from './leaves.ts';

/**
 * A doctor's details of an enrolment: step, leaves, practice, reminders. A new step or leave changes the requirement or its
 * date, so an officer confirms it again.
 */
export async function updateEnrolment(ctx: Ctx, raw: Record<string, unknown>): Promise<void> {
  mustBeSignedIn(ctx);
  const { actor } = ctx;
  const input = EnrolmentDetails.parse(raw);
  const leaves = parseLeaves(raw);
  await ctx.db.transact(async (tx) => {
    const known = await findEnrolmentIn(tx, actor.id, input.programmeId);
    if (!known) throw new DomainError('not_found');
    const sets = (await readRuleSets(tx)).get(input.programmeId)!;
    const steps = ladderSteps(ruleSetOn(sets, todayOf(ctx)).rules);
    const step = steps.includes(input.step) ? input.step : null;
    const moved =
      (known.step ?? steps[0] ?? null) !== (step ?? steps[0] ?? null) ||
      JSON.stringify(known.leaves ?? []) !== JSON.stringify(leaves);
    await tx
      .update(programmeEnrolments)
      .set({
        step,
        leaves,
        facts: input.practiceMonths === null ? null : { practice_months: input.practiceMonths },
        remindMonths: input.remind.length > 0 ? input.remind : null,
        ...(moved ? { confirmedAt: null, confirmedBy: null } : {}),
      })
      .where(eq(programmeEnrolments.id, known.id));
    await appendAudit(tx, ctx, 'credits.enrolment-changed', known.id, { ...input, leaves, moved });
    await refreshStandingsIn(tx, ctx, [actor.id]);
  });
}
