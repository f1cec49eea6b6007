import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { signPlaybackUrl } from '#app/domains/webinars/playback/sign-playback-url.server.ts';
import { readWholeAsset } from './read-whole-asset.server.ts';
import { requireOwnRecording } from './require-own-recording.server.ts';

/** The whole recording for its host, who reads captions against it; nothing is counted. */
export async function openOwnPlayer(ctx: Ctx, webinarId: string): Promise<{ source: string }> {
  const whole = await readWholeAsset(ctx, await requireOwnRecording(ctx, webinarId));
  return { source: await signPlaybackUrl(ctx, whole.playbackId) };
}
