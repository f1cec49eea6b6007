import { and, desc, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { requireVerifiedProfessional } from '#app/domains/accounts/memberships/require-verified-professional.server.ts';
import { consultationCases } from '#db/schema/consultations.ts';
import { HOUR_MS } from '#app/platform/time.ts';

/** How long answers in a specialty took lately: the median of the last fifty, in hours; null where there are too few to say. */
export async function findUsualAnswerHours(ctx: Ctx, specialty: string): Promise<number | null> {
  await requireVerifiedProfessional(ctx);
  const rows = await ctx.db.read
    .select({ askedAt: consultationCases.askedAt, answeredAt: consultationCases.answeredAt })
    .from(consultationCases)
    .where(and(eq(consultationCases.specialty, specialty), eq(consultationCases.state, 'closed')))
    .orderBy(desc(consultationCases.closedAt))
    .limit(50);
  const hours = rows
    .filter(({ answeredAt }) => answeredAt !== null)
    .map(({ askedAt, answeredAt }) => (answeredAt!.getTime() - askedAt.getTime()) / HOUR_MS)
    .sort((a, b) => a - b);
  return hours.length < 5 ? null : hours[Math.floor(hours.length / 2)]!;
}
