import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { changePair } from '#app/domains/mentoring/internal/change-pair.server.ts';
import { requireOwnPair } from './require-own-pair.server.ts';

export const resumePair = async (ctx: Ctx, id: string): Promise<void> =>
  changePair(ctx, await requireOwnPair(ctx, id), ['paused'], { state: 'active', pausedAt: null }, 'resumed');
