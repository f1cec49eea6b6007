import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { readUnverified } from '#app/domains/accounts/memberships/read-unverified.server.ts';
import { notifyOfPairIn } from '#app/domains/mentoring/notifications.server.ts';
import { readProgramme } from '#app/domains/mentoring/programmes/read-programme.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { mentoringPairs, mentoringProfiles } from '#db/schema/mentoring.ts';
import { requireOwnPair } from './require-own-pair.server.ts';

/** Says yes or no to a proposal; when both have said yes the pair begins. Throws `proposal_over`, and `not_verified` for a yes. */
export async function answerProposal(ctx: Ctx, id: string, yes: boolean): Promise<void> {
  const { side, self, other, pair } = await requireOwnPair(ctx, id);
  const { programme } = await readProgramme(ctx, pair.programmeId);
  await ctx.db.transact(async (tx) => {
    const [row] = await tx.select().from(mentoringPairs).where(eq(mentoringPairs.id, id));
    if (row!.state !== 'proposed' || row!.answerBy < ctx.now) throw new DomainError('proposal_over');
    if (yes) {
      const unverified = await readUnverified(tx, [self.profile.personId, other.profile.personId]);
      if (unverified.has(self.profile.personId)) throw new DomainError('not_verified');
      if (unverified.size > 0) throw new DomainError('proposal_over');
    }
    const accepted = side === 'mentee' ? { menteeAcceptedAt: ctx.now } : { mentorAcceptedAt: ctx.now };
    const theirs = side === 'mentee' ? row!.mentorAcceptedAt : row!.menteeAcceptedAt;
    const begins = yes && theirs !== null;
    const endsAt = new Date(ctx.now);
    endsAt.setUTCMonth(endsAt.getUTCMonth() + programme.settings.months);
    await tx
      .update(mentoringPairs)
      .set(
        !yes
          ? { state: 'declined', endedAt: ctx.now }
          : begins
            ? { ...accepted, state: 'active', startedAt: ctx.now, endsAt }
            : accepted,
      )
      .where(eq(mentoringPairs.id, id));
    // A mentee with a mentor starts waiting from zero.
    if (begins)
      await tx.update(mentoringProfiles).set({ waited: 0 }).where(eq(mentoringProfiles.id, row!.menteeId));
    const facts = { pairId: id, until: begins ? endsAt : row!.answerBy };
    if (begins)
      for (const [to, about] of [
        [self, other],
        [other, self],
      ] as const)
        // oxfmt-ignore
        await notifyOfPairIn(tx, ctx, to.person, 'begun', { ...facts, other: about.person.name });
    if (!yes) await notifyOfPairIn(tx, ctx, other.person, 'declined', { ...facts, other: self.person.name });
    await appendAudit(tx, ctx, `mentoring.${yes ? 'accepted' : 'declined'}`, id, { side });
  });
}
