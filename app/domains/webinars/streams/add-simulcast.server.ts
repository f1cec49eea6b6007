import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { callEngine } from '#app/domains/webinars/internal/mux.server.ts';
import { requireOwnStream } from '#app/domains/webinars/internal/require-own-stream.server.ts';
import { SimulcastInput } from '#app/domains/webinars/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';

/** The same pictures elsewhere too; only while nothing is sent. */
export async function addSimulcast(ctx: Ctx, webinarId: string, raw: unknown): Promise<void> {
  const stream = await requireOwnStream(ctx, webinarId, 'live');
  const { url, streamKey } = SimulcastInput.parse(raw);
  await callEngine(ctx.video, (mux) =>
    mux.video.liveStreams.createSimulcastTarget(stream.muxId, {
      url,
      ...(streamKey ? { stream_key: streamKey } : {}),
    }),
  );
  await ctx.db.transact((tx) => appendAudit(tx, ctx, 'webinars.simulcast-added', stream.id, { url }));
}
