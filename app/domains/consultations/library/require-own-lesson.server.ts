import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { requireVerifiedProfessional } from '#app/domains/accounts/memberships/require-verified-professional.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { consultationLessons } from '#db/schema/consultations.ts';

/**
 * A learning case: published ones for every verified colleague, offered ones for the two whose it is. That it was read is written
 * down. Throws `not_found`.
 */
export async function requireOwnLesson(ctx: Ctx, id: string) {
  const { ctx: own, association } = await requireVerifiedProfessional(ctx);
  const [lesson] = await ctx.db.read.select().from(consultationLessons).where(eq(consultationLessons.id, id));
  const side =
    lesson?.askerId === own.actor.id
      ? ('asker' as const)
      : lesson?.specialistId === own.actor.id
        ? ('specialist' as const)
        : null;
  const isReadable =
    lesson?.state === 'published' || (side !== null && lesson !== undefined && lesson.state === 'offered');
  if (!isReadable) throw new DomainError('not_found');
  return { ctx: own, lesson, side, association };
}
