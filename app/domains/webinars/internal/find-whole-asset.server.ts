import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { listAssets } from '#app/domains/webinars/recordings/list-assets.server.ts';

/** The whole recording that can be published: none while it is live or where nothing came. */
export async function findWholeAsset(ctx: Ctx, webinarId: string) {
  const whole = (await listAssets(ctx, webinarId)).filter(
    (each) => each.state === 'ready' && each.playbackId !== '' && (each.durationMs ?? 0) > 0,
  );
  // A webinar that was interrupted for longer than its window has several: the longest is the one.
  return whole.sort((a, b) => b.durationMs! - a.durationMs!)[0] ?? null;
}
