import { and, asc, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { readExclusions } from '#app/domains/mentoring/internal/exclusions.server.ts';
import { exclusionKey } from '#app/domains/mentoring/matching/constraints.ts';
import { proposePairIn } from '#app/domains/mentoring/pairs/propose-pair.server.ts';
import { requireOwnProgramme } from '#app/domains/mentoring/programmes/require-own-programme.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import {
  mentoringMatches,
  mentoringProfiles,
  mentoringProgrammes,
  mentoringRounds,
} from '#db/schema/mentoring.ts';

/**
 * Turns a draft's pairs into proposals and notifies both sides. People who left, were paired or lost their place since then are
 * skipped. Throws `changed_meanwhile` where the settings have changed, or another coordinator published or discarded it.
 */
export async function publishRound(
  ctx: Ctx,
  programmeId: string,
  roundId: string,
): Promise<{ proposed: number; left: number }> {
  await requireOwnProgramme(ctx, programmeId);
  return ctx.db.transact(async (tx) => {
    const [programme] = await tx
      .select()
      .from(mentoringProgrammes)
      .where(eq(mentoringProgrammes.id, programmeId));
    const [round] = await tx
      .update(mentoringRounds)
      .set({ state: 'published', publishedAt: ctx.now })
      .where(
        and(
          eq(mentoringRounds.id, roundId),
          eq(mentoringRounds.programmeId, programmeId),
          eq(mentoringRounds.state, 'draft'),
          eq(mentoringRounds.revision, programme!.revision),
        ),
      )
      .returning();
    if (!round) throw new DomainError('changed_meanwhile');
    const matches = await tx
      .select()
      .from(mentoringMatches)
      .where(eq(mentoringMatches.roundId, roundId))
      .orderBy(asc(mentoringMatches.id));
    const profiles = new Map(
      (await tx.select().from(mentoringProfiles).where(eq(mentoringProfiles.programmeId, programmeId))).map(
        (row) => [row.id, row],
      ),
    );
    const apart = await readExclusions(tx, programmeId);
    let [proposed, left] = [0, 0];
    for (const { menteeId, mentorId, score, reasons } of matches) {
      const [mentee, mentor] = [profiles.get(menteeId)!, mentorId ? profiles.get(mentorId)! : null];
      if (!mentor) {
        await tx
          .update(mentoringProfiles)
          .set({ waited: mentee.waited + 1 })
          .where(eq(mentoringProfiles.id, menteeId));
        left++;
        continue;
      }
      const keys = exclusionKey(mentee.personId, mentor.personId);
      const gone =
        mentee.state !== 'active' ||
        mentor.state !== 'active' ||
        apart.blocked.has(keys) ||
        apart.before.has(keys);
      try {
        if (gone) throw new DomainError('place_taken');
        await proposePairIn(tx, ctx, { programme: programme!, mentee, mentor, roundId, score, reasons });
        proposed++;
      } catch (error) {
        // Refused before anything of it was written.
        if (!(error instanceof DomainError) || error.code !== 'place_taken') throw error;
        left++;
      }
    }
    await appendAudit(tx, ctx, 'mentoring.round-published', roundId, { programmeId, proposed, left });
    return { proposed, left };
  });
}
