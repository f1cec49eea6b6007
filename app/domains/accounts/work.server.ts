import { and, eq } from 'drizzle-orm';
import { appendAudit, verifyAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { listFailedJobs } from '#app/platform/jobs.server.ts';
import { countHeldMails, listMails } from '#app/platform/mail.server.ts';
import { jobs } from '#db/schema/platform.ts';
import type { Ctx } from './ctx.ts';
import { isAdministrator, mustBeAllowed } from './permissions.ts';

/** What the process does behind the pages, and whether the audit chain is whole. */
export async function readWork(ctx: Ctx) {
  mustBeAllowed(ctx, isAdministrator(ctx.actor));
  return {
    audit: await verifyAudit(ctx.db),
    failed: await listFailedJobs(ctx.db),
    heldMails: await countHeldMails(ctx.db, ctx.now),
    waiting: await ctx.db.read.$count(jobs, eq(jobs.state, 'waiting')),
  };
}

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

/** Demonstration mode only: elsewhere mail is nobody's but its reader's. */
export async function listDemonstrationMails(ctx: Ctx) {
  if (!ctx.settings.demonstration) throw new DomainError('not_found');
  return listMails(ctx.db);
}
