import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { callEngine } from '#app/domains/webinars/internal/mux.server.ts';
import { requireOwnStream } from '#app/domains/webinars/internal/require-own-stream.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';

export async function removeSimulcast(ctx: Ctx, webinarId: string, targetId: string): Promise<void> {
  const stream = await requireOwnStream(ctx, webinarId, 'live');
  await callEngine(ctx.video, (mux) => mux.video.liveStreams.deleteSimulcastTarget(stream.muxId, targetId));
  await ctx.db.transact((tx) => appendAudit(tx, ctx, 'webinars.simulcast-removed', stream.id, { targetId }));
}
