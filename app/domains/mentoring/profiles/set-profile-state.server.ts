import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { mentoringProfiles } from '#db/schema/mentoring.ts';
import type { Profile } from './profile.ts';
import { requireOwnProfile } from './require-own-profile.server.ts';

/** Out of the next rounds for a while, back again, or out for good; pairs that stand go on. */
export async function setProfileState(ctx: Ctx, profileId: string, state: Profile['state']): Promise<void> {
  const profile = await requireOwnProfile(ctx, profileId);
  // Whoever has left comes back by joining, where the programme lets them.
  if (profile.state === 'left') throw new DomainError('not_found');
  await ctx.db.transact(async (tx) => {
    await tx
      .update(mentoringProfiles)
      .set({ state, updatedAt: ctx.now })
      .where(eq(mentoringProfiles.id, profile.id));
    await appendAudit(tx, ctx, `mentoring.profile-${state}`, profile.id, {});
  });
}
