import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { ownProfileCondition } from '#app/domains/mentoring/internal/own-profile.server.ts';
import { mentoringProfiles } from '#db/schema/mentoring.ts';
import type { Profile, ProfileRole } from './profile.ts';

export async function findOwnProfile(
  ctx: Ctx,
  programmeId: string,
  role: ProfileRole,
): Promise<Profile | null> {
  mustBeSignedIn(ctx);
  const [row] = await ctx.db.read
    .select()
    .from(mentoringProfiles)
    .where(ownProfileCondition(ctx, programmeId, role));
  return row ?? null;
}
