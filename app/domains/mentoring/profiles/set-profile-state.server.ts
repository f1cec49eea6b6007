import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { mentoringProfiles } from '#db/schema/mentoring.ts';
import type { Profile } from './profile.ts';
import { requireOwnProfile } from './require-own-profile.server.ts';

/** Pauses a profile for the next rounds, resumes it, or leaves for good; existing pairs continue. */
export async function setProfileState(ctx: Ctx, profileId: string, state: Profile['state']): Promise<void> {
  const profile = await requireOwnProfile(ctx, profileId);
  // Somebody who has left returns by joining, where the programme allows it.
  if (profile.state === 'left') throw new DomainError('not_found');
  await ctx.db.transact(async (tx) => {
    await tx
      .update(mentoringProfiles)
      .set({ state, updatedAt: ctx.now })
      .where(eq(mentoringProfiles.id, profile.id));
    await appendAudit(tx, ctx, `mentoring.profile-${state}`, profile.id, {});
  });
}
