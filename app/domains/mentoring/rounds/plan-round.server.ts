import { type Ctx, todayOf } from '#app/domains/accounts/ctx.ts';
import { requireOwnProgramme } from '#app/domains/mentoring/programmes/require-own-programme.server.ts';
import { PlanInput } from '#app/domains/mentoring/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import { mentoringPlans } from '#db/schema/mentoring.ts';

/** Plans the days of a round, for everybody in the programme to see; they are reminded before. Throws `already_decided` where one is planned for that day. */
export async function planRound(ctx: Ctx, programmeId: string, raw: unknown): Promise<void> {
  await requireOwnProgramme(ctx, programmeId);
  const plan = PlanInput.parse(raw);
  if (plan.profilesBy < todayOf(ctx)) throw new DomainError('invalid', {}, { profilesBy: 'date_past' });
  const id = newId();
  await ctx.db.transact(async (tx) => {
    const [planned] = await tx
      .insert(mentoringPlans)
      .values({ id, programmeId, ...plan, createdAt: ctx.now })
      .onConflictDoNothing()
      .returning({ id: mentoringPlans.id });
    if (!planned) throw new DomainError('already_decided');
    await appendAudit(tx, ctx, 'mentoring.round-planned', id, { programmeId, ...plan });
  });
}
