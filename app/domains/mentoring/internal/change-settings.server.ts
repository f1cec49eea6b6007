import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import type { MentoringSettings } from '#app/domains/mentoring/types.ts';
import { mentoringProgrammes } from '#db/schema/mentoring.ts';

export async function changeSettings(
  ctx: Ctx,
  id: string,
  revision: number,
  change: (before: MentoringSettings) => MentoringSettings,
): Promise<void> {
  await ctx.db.transact(async (tx) => {
    const [row] = await tx.select().from(mentoringProgrammes).where(eq(mentoringProgrammes.id, id));
    if (row!.revision !== revision) throw new DomainError('changed_meanwhile');
    const settings = change(row!.settings);
    await tx
      .update(mentoringProgrammes)
      .set({ settings, revision: revision + 1 })
      .where(eq(mentoringProgrammes.id, id));
    await appendAudit(tx, ctx, 'mentoring.settings-changed', id, { revision: revision + 1, settings });
  });
}
