import { and, desc, eq, inArray } from 'drizzle-orm';
import { webinarAssets, webinarStreams } from '#db/schema/webinars.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import type { Ctx, SignedInCtx } from '../accounts/ctx.ts';
import { sha256 } from '#app/platform/ids.server.ts';
import { ask } from './internal/mux.server.ts';

export type Asset = typeof webinarAssets.$inferSelect;

/** Where a player finds the pictures: signed for this person, for some hours. Each viewer's token is their own. */
export async function signedSource(ctx: Ctx, playbackId: string): Promise<string> {
  const { actor } = ctx as SignedInCtx;
  return ask(ctx.video, async (mux, engine) => {
    const token = await mux.jwt.signPlaybackId(playbackId, {
      type: 'video',
      expiration: '6h',
      // Whose token it is, should it be found where it should not be.
      params: { viewer: sha256(actor.opaqueId).slice(0, 16) },
    });
    return engine.baseUrl
      ? `/live/hls/${playbackId}.m3u8?token=${token}`
      : `https://stream.mux.com/${playbackId}.m3u8?token=${token}`;
  });
}

/** What the engine keeps of a webinar, the newest first. */
export const listAssets = (ctx: Pick<Platform, 'db'>, webinarId: string): Promise<Asset[]> =>
  ctx.db.read
    .select({ asset: webinarAssets })
    .from(webinarAssets)
    .innerJoin(webinarStreams, eq(webinarStreams.id, webinarAssets.streamId))
    .where(
      and(
        eq(webinarStreams.webinarId, webinarId),
        eq(webinarStreams.purpose, 'live'),
        inArray(webinarAssets.state, ['live', 'ready']),
      ),
    )
    .orderBy(desc(webinarAssets.createdAt))
    .then((rows) => rows.map((row) => row.asset));
