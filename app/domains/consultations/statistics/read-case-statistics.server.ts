import { and, eq, gte } from 'drizzle-orm';
import { requireOwnAssociation } from '#app/domains/accounts/associations/require-own-association.server.ts';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { suppressSmallGroups } from '#app/platform/small-groups.ts';
import { consultationCases } from '#db/schema/consultations.ts';
import { DAY_MS } from '#app/platform/time.ts';
import { summariseCases } from './summarise-cases.ts';

const YEAR_MS = 365 * DAY_MS;

/** Counts, times and outcomes of an association's cases in the last year, for its officers; never any text. */
export async function readCaseStatistics(ctx: Ctx, slug: string) {
  const { id } = await requireOwnAssociation(ctx, slug);
  const rows = await ctx.db.read
    .select({
      state: consultationCases.state,
      specialty: consultationCases.specialty,
      urgency: consultationCases.urgency,
      outcome: consultationCases.outcome,
      usefulness: consultationCases.usefulness,
      askedAt: consultationCases.askedAt,
      answeredAt: consultationCases.answeredAt,
    })
    .from(consultationCases)
    .where(
      and(
        eq(consultationCases.associationId, id),
        gte(consultationCases.askedAt, new Date(ctx.now.getTime() - YEAR_MS)),
      ),
    );
  const overview = summariseCases(rows);
  return { ...overview, specialties: suppressSmallGroups(overview.specialties) };
}
