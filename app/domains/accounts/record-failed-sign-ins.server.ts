import type { Ctx } from './ctx.ts';
import { closeWindowsIn } from './internal/failed-sign-ins.server.ts';
import { mustBeOperator } from './permissions.ts';

const BATCH = 200;

/** Housekeeping: how many tries each address failed with in the quarters of an hour that are over, into the audit. */
export async function recordFailedSignIns(ctx: Ctx): Promise<void> {
  mustBeOperator(ctx);
  while ((await ctx.db.transact((tx) => closeWindowsIn(tx, ctx, BATCH))) === BATCH);
}
