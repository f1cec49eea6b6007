import { and, eq, gte } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { HOUR_MS } from '#app/platform/time.ts';
import { consultationCases } from '#db/schema/consultations.ts';

/** How many cases the actor has answered since then, and the median of the hours from the assignment to the first answer; null where there are none. */
export async function readOwnAnswers(
  ctx: Ctx,
  since: Date,
): Promise<{ answers: number; medianHours: number | null }> {
  mustBeSignedIn(ctx);
  const rows = await ctx.db.read
    .select({ assignedAt: consultationCases.assignedAt, answeredAt: consultationCases.answeredAt })
    .from(consultationCases)
    .where(and(eq(consultationCases.specialistId, ctx.actor.id), gte(consultationCases.answeredAt, since)));
  const hours = rows
    .map(({ assignedAt, answeredAt }) => (answeredAt!.getTime() - assignedAt!.getTime()) / HOUR_MS)
    .sort((a, b) => a - b);
  return { answers: rows.length, medianHours: hours[Math.floor(hours.length / 2)] ?? null };
}
