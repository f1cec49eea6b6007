import { and, asc, eq, inArray, ne } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { requireVerifiedProfessional } from '#app/domains/accounts/memberships/require-verified-professional.server.ts';
import { CASE_ROW } from '#app/domains/consultations/internal/case-row.server.ts';
import { consultationCases, consultationReleasers } from '#db/schema/consultations.ts';

/** Questions that the acting person is to look at before they leave. */
export async function listCasesToRelease(ctx: Ctx) {
  const { ctx: own } = await requireVerifiedProfessional(ctx);
  const associations = await ctx.db.read
    .select({ id: consultationReleasers.associationId })
    .from(consultationReleasers)
    .where(eq(consultationReleasers.personId, own.actor.id));
  if (associations.length === 0) return [];
  return ctx.db.read
    .select(CASE_ROW)
    .from(consultationCases)
    .where(
      and(
        eq(consultationCases.state, 'held'),
        ne(consultationCases.askerId, own.actor.id),
        inArray(
          consultationCases.associationId,
          associations.map(({ id }) => id),
        ),
      ),
    )
    .orderBy(asc(consultationCases.askedAt))
    .limit(100);
}
