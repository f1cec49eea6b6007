import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { mentoringProfiles } from '#db/schema/mentoring.ts';
import { listSuggestions } from './list-suggestions.server.ts';
import { requireOwnProfile } from './require-own-profile.server.ts';

/** Sets a wish (`wished`) or removes it; the first wish counts most; idempotent. Private. */
export async function setWish(ctx: Ctx, profileId: string, otherId: string, wished: boolean): Promise<void> {
  const profile = await requireOwnProfile(ctx, profileId);
  const suggested = await listSuggestions(ctx, profile);
  if (!suggested.some(({ id }) => id === otherId)) throw new DomainError('not_found');
  await ctx.db.transact(async (tx) => {
    const [row] = await tx.select().from(mentoringProfiles).where(eq(mentoringProfiles.id, profile.id));
    if (row!.wishes.includes(otherId) === wished) return;
    const wishes = wished
      ? [...row!.wishes, otherId].slice(0, 20)
      : row!.wishes.filter((each) => each !== otherId);
    await tx.update(mentoringProfiles).set({ wishes }).where(eq(mentoringProfiles.id, profile.id));
    await appendAudit(tx, ctx, 'mentoring.wishes-changed', profile.id, { wishes: wishes.length });
  });
}
