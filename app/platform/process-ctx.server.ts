import { newId } from './ids.server.ts';
import type { Platform } from './platform.server.ts';
import type { ProcessCtx } from './scheduled-work.ts';

export const processCtx = (platform: Platform, now: Date): ProcessCtx => ({
  ...platform,
  now,
  requestId: newId(),
  actor: null,
  remote: null,
  operator: true,
});
