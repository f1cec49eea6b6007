import { and, eq, inArray, or } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { mentoringBlocks, mentoringPairs, mentoringProfiles } from '#db/schema/mentoring.ts';
import { requireOwnProfile } from './require-own-profile.server.ts';

/** Two people are never shown to each other again, in any programme. The other one does not learn of it. */
export async function blockPerson(ctx: Ctx, profileId: string, otherId: string): Promise<void> {
  const profile = await requireOwnProfile(ctx, profileId);
  const [other] = await ctx.db.read
    .select()
    .from(mentoringProfiles)
    .where(and(eq(mentoringProfiles.id, otherId), eq(mentoringProfiles.programmeId, profile.programmeId)));
  if (!other || other.personId === profile.personId) throw new DomainError('not_found');
  await ctx.db.transact(async (tx) => {
    await tx
      .insert(mentoringBlocks)
      .values({ personId: profile.personId, blockedId: other.personId, at: ctx.now })
      .onConflictDoNothing();
    // Proposals between the two end too; an active pair is ended by either of them.
    const of = (personId: string) =>
      tx
        .select({ id: mentoringProfiles.id })
        .from(mentoringProfiles)
        .where(eq(mentoringProfiles.personId, personId));
    const [a, b] = [of(profile.personId), of(other.personId)];
    await tx
      .update(mentoringPairs)
      .set({ state: 'declined', endedAt: ctx.now })
      .where(
        and(
          eq(mentoringPairs.state, 'proposed'),
          or(
            and(inArray(mentoringPairs.menteeId, a), inArray(mentoringPairs.mentorId, b)),
            and(inArray(mentoringPairs.menteeId, b), inArray(mentoringPairs.mentorId, a)),
          ),
        ),
      );
    await appendAudit(tx, ctx, 'mentoring.blocked', profile.id, {});
  });
}
