import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isAdministrator, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { verifyAudit } from '#app/platform/audit.server.ts';
import { listFailedJobs } from '#app/platform/jobs.server.ts';
import { countHeldMails } from '#app/platform/mail.server.ts';
import { jobs } from '#db/schema/platform.ts';

/** Background jobs, held mail, and whether the audit chain is whole. */
export async function readBackgroundWork(ctx: Ctx) {
  mustBeAllowed(ctx, isAdministrator(ctx.actor));
  return {
    audit: await verifyAudit(ctx.db),
    failed: await listFailedJobs(ctx.db),
    heldMails: await countHeldMails(ctx.db, ctx.now),
    waiting: await ctx.db.read.$count(jobs, eq(jobs.state, 'waiting')),
  };
}
