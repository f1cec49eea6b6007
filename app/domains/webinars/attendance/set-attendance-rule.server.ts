import { desc, eq } from 'drizzle-orm';
import type { Ctx, SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { requireOwnWebinar } from '#app/domains/webinars/schedule/require-own-webinar.server.ts';
import { AttendanceRuleInput } from '#app/domains/webinars/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import { webinarRules } from '#db/schema/webinars.ts';
import { isMilder } from './attendance-rule.ts';

/** Sets the attendance rule. After the room has opened it may become milder only, with a reason. */
export async function setAttendanceRule(ctx: Ctx, id: string, raw: unknown): Promise<void> {
  const { webinar } = await requireOwnWebinar(ctx, id);
  const { actor } = ctx as SignedInCtx;
  const { reason, ...rule } = AttendanceRuleInput.parse(raw);
  const newRuleId = newId();
  await ctx.db.transact(async (tx) => {
    const [before] = await tx
      .select()
      .from(webinarRules)
      .where(eq(webinarRules.webinarId, id))
      .orderBy(desc(webinarRules.version))
      .limit(1);
    if (webinar.openedAt) {
      if (!isMilder(rule, before!.rule)) throw new DomainError('rule_fixed');
      if (!reason) throw new DomainError('invalid', {}, { reason: 'required' });
    }
    await tx.insert(webinarRules).values({
      id: newRuleId,
      webinarId: id,
      version: before!.version + 1,
      rule,
      createdBy: actor.id,
      createdAt: ctx.now,
      reason: reason || null,
    });
    await appendAudit(tx, ctx, 'webinars.rule-set', id, { rule, reason });
  });
}
