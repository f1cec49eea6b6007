import { and, asc, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { requireVerifiedProfessional } from '#app/domains/accounts/memberships/require-verified-professional.server.ts';
import { consultationLessons } from '#db/schema/consultations.ts';

/** Learning cases that wait for the acting person's yes or no. */
export async function listOfferedLessons(ctx: Ctx) {
  const { ctx: own } = await requireVerifiedProfessional(ctx);
  return ctx.db.read
    .select({
      id: consultationLessons.id,
      title: consultationLessons.title,
      language: consultationLessons.language,
      specialty: consultationLessons.specialty,
    })
    .from(consultationLessons)
    .where(and(eq(consultationLessons.specialistId, own.actor.id), eq(consultationLessons.state, 'offered')))
    .orderBy(asc(consultationLessons.offeredAt))
    .limit(100);
}
