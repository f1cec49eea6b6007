import { and, eq } from 'drizzle-orm';
import { type Ctx, todayOf } from '#app/domains/accounts/ctx.ts';
import { isOfficerOf, mustBeAllowed, mustBeSomebodyElse } from '#app/domains/accounts/permissions.ts';
import { refuseOverlap } from '#app/domains/credits/internal/refuse-overlap.server.ts';
import { OfficerReason } from '#app/domains/credits/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { externalActivities } from '#db/schema/credits.ts';
import { typedActivity } from './activity-form-values.ts';
import { parseActivity } from './parse-activity.ts';
import { readSubmittedActivity } from './read-submitted-activity.server.ts';

/**
 * An officer corrects kind, days and minutes of an activity before deciding, with the reason, which the doctor reads beside what
 * was stated first. Throws what is wrong by field, `own_decision` and `changed_meanwhile`.
 */
export async function correctSubmittedActivity(
  ctx: Ctx,
  associationId: string,
  id: string,
  raw: Record<string, unknown>,
): Promise<void> {
  mustBeAllowed(ctx, isOfficerOf(ctx.actor, associationId));
  const row = await readSubmittedActivity(ctx, associationId, id);
  mustBeSomebodyElse(ctx, row.personId);
  const { reason } = OfficerReason.parse(raw);
  const { title, organiser, language } = typedActivity(row);
  // The words stay the doctor's.
  const input = parseActivity({ ...raw, title, organiser, language }, todayOf(ctx));
  const { activityType, sessions } = row.corrected ?? row;
  await ctx.db.transact(async (tx) => {
    await refuseOverlap(tx, row.personId, id, input);
    const [changed] = await tx
      .update(externalActivities)
      .set({ ...input, revision: row.revision + 1, corrected: { reason, activityType, sessions } })
      .where(
        and(
          eq(externalActivities.id, id),
          eq(externalActivities.state, 'submitted'),
          eq(externalActivities.revision, Number(raw['revision'])),
        ),
      )
      .returning();
    if (!changed) throw new DomainError('changed_meanwhile');
    await appendAudit(tx, ctx, 'credits.activity-corrected-before', id, { ...input, reason });
  });
}
