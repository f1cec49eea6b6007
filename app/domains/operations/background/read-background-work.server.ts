import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isAdministrator, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { verifyAudit } from '#app/platform/audit.server.ts';
import { countHeldMails } from '#app/platform/held-mails.server.ts';
import { lateSince } from '#app/platform/schedule-times.ts';
import { listSchedules } from '#app/platform/schedules.server.ts';

/** Schedules, held mail, and whether the audit chain is whole. */
export async function readBackgroundWork(ctx: Ctx) {
  mustBeAllowed(ctx, isAdministrator(ctx.actor));
  return {
    audit: await verifyAudit(ctx.db),
    heldMails: await countHeldMails(ctx.db, ctx.now),
    schedules: (await listSchedules(ctx.db)).map((row) => ({
      name: row.name,
      everyMs: row.everyMs,
      succeededAt: row.succeededAt,
      runAt: row.runAt,
      lateSince: lateSince(row, ctx.now),
      lastError: row.lastError,
    })),
  };
}
