import { and, eq } from 'drizzle-orm';
import type { SignedInCtx } from '#app/domains/accounts/ctx.ts';
import type { ProfileRole } from '#app/domains/mentoring/profiles/profile.ts';
import { mentoringProfiles } from '#db/schema/mentoring.ts';

export const ownProfileCondition = ({ actor }: SignedInCtx, programmeId: string, role: ProfileRole) =>
  and(
    eq(mentoringProfiles.programmeId, programmeId),
    eq(mentoringProfiles.personId, actor.id),
    eq(mentoringProfiles.role, role),
  );
