import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { signPlaybackUrl } from '#app/domains/webinars/playback/sign-playback-url.server.ts';
import { startSession } from '#app/domains/webinars/playback/start-session.server.ts';
import { readRecording } from './read-recording.server.ts';

/** A player for a registered person; ends their other players. */
export async function openRecordingPlayer(
  ctx: Ctx,
  slug: string,
): Promise<{ token: string; source: string }> {
  const { registered, recording, playbackId } = await readRecording(ctx, slug);
  mustBeAllowed(ctx, registered !== null);
  const source = await signPlaybackUrl(ctx, playbackId);
  return { source, token: await startSession(ctx, registered!.registration.id, recording.webinarId, true) };
}
