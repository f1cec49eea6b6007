import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { signPlaybackUrl } from '#app/domains/webinars/playback/sign-playback-url.server.ts';
import { startSession } from '#app/domains/webinars/playback/start-session.server.ts';
import { evaluateViewingIn } from './evaluate-viewing.server.ts';
import { readRecording } from './read-recording.server.ts';

/** A player for a registered person; ends their other players. */
export async function openRecordingPlayer(
  ctx: Ctx,
  slug: string,
): Promise<{ token: string; source: string }> {
  const { registered, recording, asset, isThrough } = await readRecording(ctx, slug);
  mustBeAllowed(ctx, registered !== null);
  // A trim may have made enough of what somebody had watched before.
  if (isThrough && !registered!.completion)
    await ctx.db.transact((tx) => evaluateViewingIn(tx, ctx, registered!.registration.id));
  const source = await signPlaybackUrl(ctx, asset.playbackId);
  return {
    source,
    token: await startSession(ctx, registered!.registration.id, recording.webinarId, asset.id),
  };
}
