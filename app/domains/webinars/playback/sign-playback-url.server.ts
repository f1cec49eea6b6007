import type { Ctx, SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { callEngine } from '#app/domains/webinars/internal/mux.server.ts';
import { sha256 } from '#app/platform/ids.server.ts';

/** A playback URL signed for this person for some hours. Each viewer's token is their own. */
export async function signPlaybackUrl(ctx: Ctx, playbackId: string): Promise<string> {
  const { actor } = ctx as SignedInCtx;
  return callEngine(ctx.video, async (mux, engine) => {
    const token = await mux.jwt.signPlaybackId(playbackId, {
      type: 'video',
      expiration: '6h',
      // So that a leaked token shows whose it was.
      params: { viewer: sha256(actor.opaqueId).slice(0, 16) },
    });
    return engine.baseUrl
      ? `/live/hls/${playbackId}.m3u8?token=${token}`
      : `https://stream.mux.com/${playbackId}.m3u8?token=${token}`;
  });
}
