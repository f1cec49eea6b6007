import { and, eq, isNull, lt, notInArray } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { CASES_PER_BATCH } from '#app/domains/consultations/internal/cases-per-batch.ts';
import { eraseCaseIn } from '#app/domains/consultations/internal/erase-case.server.ts';
import { DEFAULT_RULES } from '#app/domains/consultations/rules/default-rules.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { consultationCases, consultationRules } from '#db/schema/consultations.ts';

/** Deletes the text of cases that closed longer ago than their association keeps them. Returns how many. */
export async function eraseOldCases(ctx: Ctx): Promise<number> {
  const rules = await ctx.db.read.select().from(consultationRules);
  const own = rules.map(({ associationId }) => associationId);
  const wanted = [
    ...rules.map((each) => ({
      of: eq(consultationCases.associationId, each.associationId),
      months: each.keepMonths,
    })),
    { of: notInArray(consultationCases.associationId, own), months: DEFAULT_RULES.keepMonths },
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
      .limit(CASES_PER_BATCH);
    for (const { id } of old)
      await ctx.db.transact(async (tx) => {
        await eraseCaseIn(tx, ctx, id);
        await appendAudit(tx, ctx, 'consultations.erased', id, {});
      });
    erased += old.length;
  }
  return erased;
}
