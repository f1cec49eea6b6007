import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { newId } from '#app/platform/ids.server.ts';
import type { Platform } from '#app/platform/platform.server.ts';

/** What the process does by itself, and whoever runs it does at the terminal. */
export const operatorCtx = (platform: Platform): Ctx => ({
  ...platform,
  now: new Date(),
  requestId: newId(),
  actor: null,
  remote: null,
  operator: true,
});
