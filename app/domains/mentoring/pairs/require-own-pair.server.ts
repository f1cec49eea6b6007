import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeAllowed, mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { readBlockedPeople } from '#app/domains/mentoring/internal/blocked-people.server.ts';
import { readPairMembers } from '#app/domains/mentoring/internal/pair-members.server.ts';
import { mentoringPairs } from '#db/schema/mentoring.ts';
import { hasBegun } from './pair.ts';

/** The pair as seen by one of its two members; to others it does not exist. */
export async function requireOwnPair(ctx: Ctx, id: string) {
  mustBeSignedIn(ctx);
  const { actor } = ctx;
  const [pair] = await ctx.db.read.select().from(mentoringPairs).where(eq(mentoringPairs.id, id));
  const both = pair ? await readPairMembers(ctx.db.read, pair) : null;
  const side =
    both && (['mentee', 'mentor'] as const).find((each) => both[each].profile.personId === actor.id);
  const isSeen =
    side &&
    (hasBegun(pair!) ||
      !(await readBlockedPeople(ctx)).has(both[side === 'mentee' ? 'mentor' : 'mentee'].profile.personId));
  mustBeAllowed(ctx, Boolean(isSeen));
  const { mentee, mentor } = both!;
  return {
    pair: pair!,
    side: side!,
    self: both![side!],
    other: side === 'mentee' ? mentor : mentee,
    mentee,
    mentor,
  };
}
