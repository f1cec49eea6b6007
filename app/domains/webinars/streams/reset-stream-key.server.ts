import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { callEngine } from '#app/domains/webinars/internal/mux.server.ts';
import { requireOwnStream } from '#app/domains/webinars/internal/require-own-stream.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import type { StreamPurpose } from './stream.ts';

/** The old key works no more: an encoder with it is cut off with the next connection. */
export async function resetStreamKey(ctx: Ctx, webinarId: string, purpose: StreamPurpose): Promise<void> {
  const stream = await requireOwnStream(ctx, webinarId, purpose);
  await callEngine(ctx.video, (mux) => mux.video.liveStreams.resetStreamKey(stream.muxId));
  await ctx.db.transact((tx) => appendAudit(tx, ctx, 'webinars.key-reset', stream.id, {}));
}
