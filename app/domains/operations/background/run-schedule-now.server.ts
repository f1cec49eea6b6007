import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isAdministrator, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { makeDueIn } from '#app/platform/schedules.server.ts';

/** Makes a schedule due: a process takes it up within seconds. Throws `not_found`. */
export async function runScheduleNow(ctx: Ctx, name: string): Promise<void> {
  mustBeAllowed(ctx, isAdministrator(ctx.actor));
  await ctx.db.transact(async (tx) => {
    if (!(await makeDueIn(tx, ctx.now, name))) throw new DomainError('not_found');
    await appendAudit(tx, ctx, 'platform.schedule-run-now', name, {});
  });
}
