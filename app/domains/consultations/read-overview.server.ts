import { and, eq, gte } from 'drizzle-orm';
import { consultationCases } from '#db/schema/consultations.ts';
import type { Ctx } from '../accounts/ctx.ts';
import { requireOwnAssociation } from '../accounts/memberships.server.ts';
import { hideSmallGroups } from '../credits/small-groups.ts';
import { overviewOf } from './overview.ts';

const YEAR_MS = 365 * 86_400_000;

/** Counts, times and outcomes of an association's cases in the last year, for its officers; never a word of what was written. */
export async function readOverview(ctx: Ctx, slug: string) {
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
  const overview = overviewOf(rows);
  return { ...overview, specialties: hideSmallGroups(overview.specialties) };
}
