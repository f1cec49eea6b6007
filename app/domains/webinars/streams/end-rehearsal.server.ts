import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { callEngine, isGone } from '#app/domains/webinars/internal/mux.server.ts';
import { requireOwnWebinar } from '#app/domains/webinars/schedule/require-own-webinar.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { webinarAssets, webinarStreams } from '#db/schema/webinars.ts';
import { findStream } from './find-stream.server.ts';
import type { Stream } from './stream.ts';

/** Deletes a rehearsal: stream, assets, rows. */
export async function endRehearsal(ctx: Ctx, webinarId: string): Promise<void> {
  await requireOwnWebinar(ctx, webinarId, ['host', 'cohost']);
  const stream = await findStream(ctx, webinarId, 'rehearsal');
  if (!stream) return;
  await deleteStreamAtEngine(ctx, stream);
  await ctx.db.transact(async (tx) => {
    await tx
      .update(webinarStreams)
      .set({ state: 'deleted', stateAt: ctx.now })
      .where(eq(webinarStreams.id, stream.id));
    await tx.update(webinarAssets).set({ state: 'deleted' }).where(eq(webinarAssets.streamId, stream.id));
    await appendAudit(tx, ctx, 'webinars.rehearsal-ended', webinarId, {});
  });
}

async function deleteStreamAtEngine(ctx: Ctx, stream: Stream): Promise<void> {
  await callEngine(ctx.video, async (mux) => {
    const live = await mux.video.liveStreams.retrieve(stream.muxId);
    await mux.video.liveStreams.disable(stream.muxId).catch(() => undefined);
    await mux.video.liveStreams.delete(stream.muxId);
    for (const id of live.recent_asset_ids ?? []) await mux.video.assets.delete(id).catch(() => undefined);
  }).catch((error: unknown) => {
    if (!isGone(error)) throw error;
  });
}
