import { desc, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { requireVerifiedProfessional } from '#app/domains/accounts/memberships/require-verified-professional.server.ts';
import { CASE_ROW_WITH_WORDS, withFirstWords } from '#app/domains/consultations/internal/case-row.server.ts';
import { consultationCases, consultationTexts } from '#db/schema/consultations.ts';
import { CASES_PER_PAGE } from './cases-per-page.ts';

/** One's own questions, the newest first, a page at a time. */
export async function listOwnCases(ctx: Ctx, page: number) {
  const { ctx: own } = await requireVerifiedProfessional(ctx);
  const mine = eq(consultationCases.askerId, own.actor.id);
  return {
    total: await ctx.db.read.$count(consultationCases, mine),
    rows: (
      await ctx.db.read
        .select(CASE_ROW_WITH_WORDS)
        .from(consultationCases)
        .leftJoin(consultationTexts, eq(consultationTexts.caseId, consultationCases.id))
        .where(mine)
        .orderBy(desc(consultationCases.askedAt))
        .limit(CASES_PER_PAGE)
        .offset(CASES_PER_PAGE * (page - 1))
    ).map(withFirstWords),
  };
}
