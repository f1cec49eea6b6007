import { and, asc, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { requireVerifiedProfessional } from '#app/domains/accounts/memberships/require-verified-professional.server.ts';
import { CASE_ROW } from '#app/domains/consultations/internal/case-row.server.ts';
import { consultationCases } from '#db/schema/consultations.ts';

/** Cases assigned to the person, the soonest due first. */
export async function listCasesToAnswer(ctx: Ctx) {
  const { ctx: own } = await requireVerifiedProfessional(ctx);
  return ctx.db.read
    .select(CASE_ROW)
    .from(consultationCases)
    .where(and(eq(consultationCases.specialistId, own.actor.id), eq(consultationCases.state, 'assigned')))
    .orderBy(asc(consultationCases.dueAt))
    .limit(100);
}
