import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { recordClosedWindowsIn } from '#app/domains/accounts/internal/limits/failed-sign-ins.server.ts';
import { mustBeOperator } from '#app/domains/accounts/permissions.ts';

const BATCH = 200;

/** Housekeeping: how many tries each address failed with in the quarters of an hour that are over, into the audit. */
export async function recordFailedSignIns(ctx: Ctx): Promise<void> {
  mustBeOperator(ctx);
  while ((await ctx.db.transact((tx) => recordClosedWindowsIn(tx, ctx, BATCH))) === BATCH);
}
