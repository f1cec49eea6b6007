import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isAdministrator, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { storageState } from '#app/platform/storage.server.ts';

/** How full the disk is, for the pages that administrators see daily. */
export async function readDiskSpace(ctx: Ctx) {
  mustBeAllowed(ctx, isAdministrator(ctx.actor));
  return storageState(ctx);
}
