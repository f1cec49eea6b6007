import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { changePair } from '#app/domains/mentoring/internal/change-pair.server.ts';
import { requireOwnPair } from './require-own-pair.server.ts';

export async function pausePair(ctx: Ctx, id: string): Promise<void> {
  const own = await requireOwnPair(ctx, id);
  return changePair(ctx, own, ['active'], { state: 'paused', pausedAt: ctx.now }, 'paused');
}
