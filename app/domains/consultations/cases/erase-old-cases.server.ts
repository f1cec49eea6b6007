import { and, asc, eq, gt, isNull, lt, notInArray, type SQL } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { CASES_PER_BATCH } from '#app/domains/consultations/internal/cases-per-batch.ts';
import { eraseCaseIn } from '#app/domains/consultations/internal/erase-case.server.ts';
import { DEFAULT_RULES } from '#app/domains/consultations/rules/default-rules.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { doEach } from '#app/platform/do-each.ts';
import { consultationCases, consultationRules } from '#db/schema/consultations.ts';

/**
 * Deletes the text of cases that closed longer ago than their association keeps them. One that cannot be deleted holds up no other.
 * Returns how many.
 */
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
  const old: string[] = [];
  for (const { of, months } of wanted) {
    const before = new Date(ctx.now);
    before.setUTCMonth(before.getUTCMonth() - months);
    for (let after = '', page = CASES_PER_BATCH; page === CASES_PER_BATCH;) {
      const ids = (await listOldCases(ctx, of, before, after)).map(({ id }) => id);
      old.push(...ids);
      page = ids.length;
      after = ids.at(-1) ?? '';
    }
  }
  await doEach(old, (id) =>
    ctx.db.transact(async (tx) => {
      await eraseCaseIn(tx, ctx, id);
      await appendAudit(tx, ctx, 'consultations.erased', id, {});
    }),
  );
  return old.length;
}

const listOldCases = (ctx: Ctx, of: SQL, before: Date, after: string) =>
  ctx.db.read
    .select({ id: consultationCases.id })
    .from(consultationCases)
    .where(
      and(
        of,
        eq(consultationCases.state, 'closed'),
        lt(consultationCases.closedAt, before),
        isNull(consultationCases.erasedAt),
        gt(consultationCases.id, after),
      ),
    )
    .orderBy(asc(consultationCases.id))
    .limit(CASES_PER_BATCH);
