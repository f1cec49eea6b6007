import { and, desc, eq, inArray, isNotNull } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { requireVerifiedProfessional } from '#app/domains/accounts/memberships/require-verified-professional.server.ts';
import { CASE_ROW_WITH_WORDS, withFirstWords } from '#app/domains/consultations/internal/case-row.server.ts';
import { consultationCases, consultationTexts } from '#db/schema/consultations.ts';
import { CASES_PER_PAGE } from './cases-per-page.ts';

/** Cases that the person has answered, the newest first, with their first words. */
export async function listAnsweredCases(ctx: Ctx) {
  const { ctx: own } = await requireVerifiedProfessional(ctx);
  const rows = await ctx.db.read
    .select(CASE_ROW_WITH_WORDS)
    .from(consultationCases)
    .leftJoin(
      consultationTexts,
      and(eq(consultationTexts.caseId, consultationCases.id), isNotNull(consultationCases.openedAt)),
    )
    .where(
      and(
        eq(consultationCases.specialistId, own.actor.id),
        inArray(consultationCases.state, ['asked_back', 'answered', 'closed']),
      ),
    )
    .orderBy(desc(consultationCases.askedAt))
    .limit(CASES_PER_PAGE);
  return rows.map(withFirstWords);
}
