import type { Ctx } from '#app/domains/accounts/ctx.ts';
import type { Platform } from '#app/platform/platform.server.ts';

export const processCtx = (platform: Platform, now: Date): Ctx => ({
  ...platform,
  now,
  requestId: 'video',
  actor: null,
  remote: null,
});
