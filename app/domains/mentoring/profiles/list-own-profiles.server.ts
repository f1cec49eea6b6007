import { and, asc, eq, ne } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { mentoringProfiles } from '#db/schema/mentoring.ts';
import type { Profile } from './profile.ts';

export async function listOwnProfiles(ctx: Ctx): Promise<Profile[]> {
  mustBeSignedIn(ctx);
  return ctx.db.read
    .select()
    .from(mentoringProfiles)
    .where(and(eq(mentoringProfiles.personId, ctx.actor.id), ne(mentoringProfiles.state, 'left')))
    .orderBy(asc(mentoringProfiles.joinedAt));
}
