import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isOfficerOf, mustBeAllowed, mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { selectProgrammes } from '#app/domains/mentoring/internal/select-programmes.server.ts';
import { mentoringProgrammes } from '#db/schema/mentoring.ts';
import type { ProgrammeWithAssociation } from './programme.ts';

/**
 * For the officers of its association, who coordinate it; anybody else does not learn that it exists, nor does anybody at the
 * address of another association (`slug`).
 */
export async function requireOwnProgramme(
  ctx: Ctx,
  id: string,
  slug?: string,
): Promise<ProgrammeWithAssociation> {
  mustBeSignedIn(ctx);
  const [found] = await selectProgrammes(ctx).where(eq(mentoringProgrammes.id, id));
  const isHere = found !== undefined && (slug === undefined || found.association.slug === slug);
  mustBeAllowed(ctx, isHere && isOfficerOf(ctx.actor, found.association.id));
  return found!;
}
