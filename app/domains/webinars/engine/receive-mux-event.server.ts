import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { applyStreamStateIn } from '#app/domains/webinars/internal/apply-stream-state.server.ts';
import { applyAssetIn, recordBroadcastTimeIn } from '#app/domains/webinars/internal/mux-assets.server.ts';
import { type MuxEvent, parseMuxEvent } from '#app/domains/webinars/internal/mux.server.ts';
import { processCtx } from '#app/domains/webinars/internal/process-ctx.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import type { Tx } from '#db/database.ts';
import { muxEvents, webinarStreams } from '#db/schema/webinars.ts';
import { muxStreamState } from './mux-stream-state.ts';

export type WebhookOutcome = 'taken' | 'again' | 'refused' | 'not_ready';

/**
 * A webhook. Refused: not signed by the engine, or signed more than five minutes away from now. A repeated or older event
 * changes nothing: they come in any order.
 */
export async function receiveMuxEvent(
  platform: Platform,
  body: string,
  headers: Record<string, string>,
  now: Date,
): Promise<WebhookOutcome> {
  const { engine } = platform.video;
  if (!engine) return 'not_ready';
  const event = await parseMuxEvent(engine, body, headers, now);
  if (!event) return 'refused';
  const ctx = processCtx(platform, now);
  const outcome: { taken: boolean; roomId: string | null } = await platform.db.transact(async (tx) => {
    const [made] = await tx
      .insert(muxEvents)
      .values({
        id: event.id,
        type: event.type,
        objectId: event.objectId,
        createdAt: event.createdAt,
        receivedAt: now,
      })
      .onConflictDoNothing()
      .returning();
    if (!made) return { taken: false, roomId: null };
    return { taken: true, roomId: await applyEventIn(tx, ctx, event) };
  });
  if (outcome.roomId) platform.db.signal(`room ${outcome.roomId}`);
  return outcome.taken ? 'taken' : 'again';
}

/** Returns the room whose state changed, if any. */
async function applyEventIn(tx: Tx, ctx: Ctx, event: MuxEvent): Promise<string | null> {
  if (event.type.startsWith('video.asset.')) {
    await applyAssetIn(tx, ctx, event.data, event.createdAt, event.type === 'video.asset.deleted');
    return null;
  }
  const state = muxStreamState(event.type);
  if (!state) return null;
  const [stream] = await tx.select().from(webinarStreams).where(eq(webinarStreams.muxId, event.objectId));
  if (!stream) return null;
  const assetId = event.data['active_asset_id'];
  if (typeof assetId === 'string' && (state === 'active' || state === 'disconnected'))
    await recordBroadcastTimeIn(tx, ctx, stream, assetId, state, event.createdAt);
  return applyStreamStateIn(tx, ctx, stream, state, event.createdAt);
}
