import { and, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isAdministrator, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { jobs } from '#db/schema/platform.ts';

export async function retryJob(ctx: Ctx, jobId: string): Promise<void> {
  mustBeAllowed(ctx, isAdministrator(ctx.actor));
  await ctx.db.transact(async (tx) => {
    const [job] = await tx
      .update(jobs)
      .set({ state: 'waiting', attempts: 0, runAt: ctx.now, endedAt: null })
      .where(and(eq(jobs.id, jobId), eq(jobs.state, 'failed')))
      .returning();
    if (!job) throw new DomainError('not_found');
    await appendAudit(tx, ctx, 'platform.job-retried', jobId, {});
  });
}
