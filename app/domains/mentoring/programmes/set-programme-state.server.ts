import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { mentoringProgrammes } from '#db/schema/mentoring.ts';
import { requireOwnProgramme } from './require-own-programme.server.ts';

/** Open: people can join. Closed: nobody new; pairs continue. */
export async function setProgrammeState(ctx: Ctx, id: string, state: 'open' | 'closed'): Promise<void> {
  await requireOwnProgramme(ctx, id);
  await ctx.db.transact(async (tx) => {
    await tx.update(mentoringProgrammes).set({ state }).where(eq(mentoringProgrammes.id, id));
    await appendAudit(tx, ctx, `mentoring.programme-${state}`, id, {});
  });
}
