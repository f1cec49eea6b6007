import { and, asc, eq, isNotNull } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { requireVerifiedProfessional } from '#app/domains/accounts/memberships/require-verified-professional.server.ts';
import { CASE_ROW_WITH_WORDS, withFirstWords } from '#app/domains/consultations/internal/case-row.server.ts';
import { consultationCases, consultationTexts } from '#db/schema/consultations.ts';

/** Cases assigned to the person, the soonest due first; with the first words of those that they have opened. */
export async function listCasesToAnswer(ctx: Ctx) {
  const { ctx: own } = await requireVerifiedProfessional(ctx);
  const rows = await ctx.db.read
    .select(CASE_ROW_WITH_WORDS)
    .from(consultationCases)
    .leftJoin(
      consultationTexts,
      and(eq(consultationTexts.caseId, consultationCases.id), isNotNull(consultationCases.openedAt)),
    )
    .where(and(eq(consultationCases.specialistId, own.actor.id), eq(consultationCases.state, 'assigned')))
    .orderBy(asc(consultationCases.dueAt))
    .limit(100);
  return rows.map(withFirstWords);
}
