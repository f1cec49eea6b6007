import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { changePair } from '#app/domains/mentoring/internal/change-pair.server.ts';
import { requireOwnPair } from './require-own-pair.server.ts';

export async function resumePair(ctx: Ctx, id: string): Promise<void> {
  const own = await requireOwnPair(ctx, id);
  return changePair(ctx, own, ['paused'], { state: 'active', pausedAt: null }, 'resumed');
}
