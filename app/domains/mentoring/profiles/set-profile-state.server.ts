import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { settlePairsIn } from '#app/domains/mentoring/internal/settle-pairs.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { mentoringProfiles } from '#db/schema/mentoring.ts';
import type { Profile } from './profile.ts';
import { requireOwnProfile } from './require-own-profile.server.ts';

/** Pauses a profile for the next rounds, where existing pairs continue, resumes it, or leaves for good: then nothing is left open (`settlePairsIn`). */
export async function setProfileState(ctx: Ctx, profileId: string, state: Profile['state']): Promise<void> {
  const profile = await requireOwnProfile(ctx, profileId);
  // Somebody who has left returns by joining, where the programme allows it.
  if (profile.state === 'left') throw new DomainError('not_found');
  await ctx.db.transact(async (tx) => {
    await tx
      .update(mentoringProfiles)
      .set({ state, updatedAt: ctx.now })
      .where(eq(mentoringProfiles.id, profile.id));
    if (state === 'left') await settlePairsIn(tx, ctx, [profile.id], 'left', false);
    await appendAudit(tx, ctx, `mentoring.profile-${state}`, profile.id, {});
  });
}
