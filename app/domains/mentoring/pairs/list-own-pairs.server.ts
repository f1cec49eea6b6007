import { eq, or } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeSignedIn } from '#app/domains/accounts/permissions.ts';
import { readBlockedPeople } from '#app/domains/mentoring/internal/blocked-people.server.ts';
import { mentee, mentor, selectPairsWithNames } from '#app/domains/mentoring/internal/select-pairs.server.ts';
import { askedBy, hasBegun } from './pair.ts';

/** The acting person's pairs, the newest first. */
export async function listOwnPairs(ctx: Ctx) {
  mustBeSignedIn(ctx);
  const { actor } = ctx;
  const rows = await selectPairsWithNames(
    ctx.db.read,
    or(eq(mentee.personId, actor.id), eq(mentor.personId, actor.id)),
  );
  const blocked = await readBlockedPeople(ctx);
  return rows
    .map(({ pair, menteePersonId, mentorPersonId, ...names }) => {
      const side = menteePersonId === actor.id ? ('mentee' as const) : ('mentor' as const);
      const otherId = side === 'mentee' ? mentorPersonId : menteePersonId;
      const [mine, theirs] =
        side === 'mentee'
          ? [pair.menteeAcceptedAt, pair.mentorAcceptedAt]
          : [pair.mentorAcceptedAt, pair.menteeAcceptedAt];
      const asker = askedBy(pair);
      return {
        pair,
        side,
        other: side === 'mentee' ? names.mentor : names.mentee,
        otherId,
        saidYes: mine !== null,
        theySaidYes: theirs !== null,
        askedBy: asker && (asker === side ? ('me' as const) : ('them' as const)),
      };
    })
    .filter(({ pair, otherId }) => hasBegun(pair) || !blocked.has(otherId));
}
