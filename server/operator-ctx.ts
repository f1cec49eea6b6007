import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { newId } from '#app/platform/ids.server.ts';
import type { Platform } from '#app/platform/platform.server.ts';

/** The acting context of the process itself and of the command line. */
export const operatorCtx = (platform: Platform): Ctx => ({
  ...platform,
  now: platform.clock(),
  requestId: newId(),
  actor: null,
  remote: null,
  operator: true,
});
