import { eq, or } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeOperator } from '#app/domains/accounts/permissions.ts';
import { settlePairsIn } from '#app/domains/mentoring/internal/settle-pairs.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import {
  mentoringBlocks,
  mentoringMessages,
  mentoringNotes,
  mentoringProfiles,
} from '#db/schema/mentoring.ts';

/** Somebody was erased: what they had written about themselves, in notes and in messages goes, and their pairs end. Meetings that counted stay. */
export async function forgetPerson(
  ctx: Ctx,
  { personId, opaqueId }: { personId: string; opaqueId: string },
): Promise<void> {
  mustBeOperator(ctx);
  await ctx.db.transact(async (tx) => {
    const profiles = await tx
      .update(mentoringProfiles)
      .set({ state: 'left', workplace: '', about: '', answers: {}, wishes: [], updatedAt: ctx.now })
      .where(eq(mentoringProfiles.personId, personId))
      .returning({ id: mentoringProfiles.id });
    const ids = profiles.map(({ id }) => id);
    await settlePairsIn(tx, ctx, ids, 'left', false);
    for (const table of [mentoringNotes, mentoringMessages])
      await tx.delete(table).where(eq(table.authorId, personId));
    await tx
      .delete(mentoringBlocks)
      .where(or(eq(mentoringBlocks.personId, personId), eq(mentoringBlocks.blockedId, personId)));
    await appendAudit(tx, ctx, 'mentoring.person-forgotten', opaqueId, { profiles: ids.length });
  });
}
