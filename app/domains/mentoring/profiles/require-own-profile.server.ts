import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { DomainError } from '#app/platform/errors.ts';
import { mentoringProfiles } from '#db/schema/mentoring.ts';
import type { Profile } from './profile.ts';

/** One's own profile by its id; throws `not_found`. */
export async function requireOwnProfile(ctx: Ctx, profileId: string): Promise<Profile> {
  mustBeSignedIn(ctx);
  const [row] = await ctx.db.read.select().from(mentoringProfiles).where(eq(mentoringProfiles.id, profileId));
  if (row?.personId !== ctx.actor.id) throw new DomainError('not_found');
  return row;
}
