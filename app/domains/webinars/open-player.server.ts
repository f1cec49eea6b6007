import { DomainError } from '#app/platform/errors.ts';
import type { Ctx } from '../accounts/ctx.ts';
import { restrictionOf } from '../rooms/events.server.ts';
import { listAssets, signedSource } from './playback.server.ts';
import { catchUpUntil, type enterRoom, findStream } from './read-webinar.server.ts';
import { startSession } from './sessions.server.ts';

type Entered = Awaited<ReturnType<typeof enterRoom>>;

/**
 * A player for this person: where the pictures are, signed for them, and the token with which what is played is told.
 * Staff are not counted unless they have a seat too. `catchUp`: what was missed, from the beginning.
 */
export async function openPlayer(
  ctx: Ctx,
  { webinar, seat, registrationId }: Entered,
  catchUp: boolean,
): Promise<{ token: string | null; source: string | null }> {
  if ((await restrictionOf(ctx, seat)) === 'blocked') throw new DomainError('room_blocked');
  if (!webinar.openedAt) return { token: null, source: null };
  const until = catchUpUntil(webinar);
  const late = webinar.endedAt !== null && (until === null || until < ctx.now);
  if (late || (webinar.endedAt && !catchUp)) throw new DomainError('webinar_over');
  const token = registrationId ? await startSession(ctx, registrationId, webinar.id, false) : null;
  if (catchUp) {
    const [asset] = (await listAssets(ctx, webinar.id)).filter((each) => each.playbackId !== '');
    return { token, source: asset ? await signedSource(ctx, asset.playbackId) : null };
  }
  const stream = await findStream(ctx, webinar.id, 'live');
  return { token, source: stream ? await signedSource(ctx, stream.playbackId) : null };
}
