import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { findRestriction } from '#app/domains/rooms/moderation/find-restriction.server.ts';
import { catchUpDeadline } from '#app/domains/webinars/attendance/catch-up-deadline.ts';
import { signPlaybackUrl } from '#app/domains/webinars/playback/sign-playback-url.server.ts';
import { startSession } from '#app/domains/webinars/playback/start-session.server.ts';
import { listAssets } from '#app/domains/webinars/recordings/list-assets.server.ts';
import { findStream } from '#app/domains/webinars/streams/find-stream.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import type { enterRoom } from './enter-room.server.ts';

type EnteredRoom = Awaited<ReturnType<typeof enterRoom>>;

/**
 * A player for this person: a signed playback URL, and the token for its heartbeats. Staff are not counted unless they have a
 * seat too. `catchUp`: what was missed, from the beginning.
 */
export async function openLivePlayer(
  ctx: Ctx,
  { webinar, seat, registrationId }: EnteredRoom,
  catchUp: boolean,
): Promise<{ token: string | null; source: string | null }> {
  if ((await findRestriction(ctx, seat)) === 'blocked') throw new DomainError('room_blocked');
  if (!webinar.openedAt) return { token: null, source: null };
  const until = catchUpDeadline(webinar);
  const late = webinar.endedAt !== null && (until === null || until < ctx.now);
  if (late || (webinar.endedAt && !catchUp)) throw new DomainError('webinar_over');
  const token = registrationId ? await startSession(ctx, registrationId, webinar.id, null) : null;
  if (catchUp) {
    const [asset] = (await listAssets(ctx, webinar.id)).filter((each) => each.playbackId !== '');
    return { token, source: asset ? await signPlaybackUrl(ctx, asset.playbackId) : null };
  }
  const stream = await findStream(ctx, webinar.id, 'live');
  return { token, source: stream ? await signPlaybackUrl(ctx, stream.playbackId) : null };
}
