import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { closeRoom } from '#app/domains/webinars/internal/close-room.server.ts';
import { callEngine } from '#app/domains/webinars/internal/mux.server.ts';
import { requireOwnWebinar } from '#app/domains/webinars/schedule/require-own-webinar.server.ts';
import { findStream } from '#app/domains/webinars/streams/find-stream.server.ts';
import { DomainError } from '#app/platform/errors.ts';

/** Ends it for all: minutes are counted, and questions that nobody answered become tasks of the host. */
export async function endWebinar(ctx: Ctx, webinarId: string): Promise<void> {
  const { webinar } = await requireOwnWebinar(ctx, webinarId, ['host', 'cohost']);
  if (!webinar.openedAt) throw new DomainError('webinar_not_open');
  if (webinar.endedAt) return;
  await closeRoom(ctx, webinarId);
  const stream = await findStream(ctx, webinarId, 'live');
  if (stream)
    await callEngine(ctx.video, (mux) => mux.video.liveStreams.complete(stream.muxId)).catch(
      (error: unknown) => {
        // Nothing was being sent, or the engine is unavailable: the room is closed all the same.
        if (!(error instanceof DomainError)) throw error;
      },
    );
}
