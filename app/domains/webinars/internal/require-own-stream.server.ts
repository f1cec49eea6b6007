import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { canReceiveVideo } from '#app/domains/webinars/engine/can-receive-video.ts';
import { requireOwnWebinar } from '#app/domains/webinars/schedule/require-own-webinar.server.ts';
import { findStream } from '#app/domains/webinars/streams/find-stream.server.ts';
import type { Stream, StreamPurpose } from '#app/domains/webinars/streams/stream.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.server.ts';
import { webinarStreams } from '#db/schema/webinars.ts';
import { callEngine } from './mux.server.ts';
import { requireRecordingSpace } from './require-recording-space.server.ts';

const RECONNECT_S = 300;

/** The webinar's live stream for this purpose, made at the engine where there is none. For host and co-host. */
export async function requireOwnStream(ctx: Ctx, webinarId: string, purpose: StreamPurpose): Promise<Stream> {
  const { webinar, offer } = await requireOwnWebinar(ctx, webinarId, ['host', 'cohost']);
  if (webinar.endedAt || webinar.state === 'cancelled') throw new DomainError('webinar_over');
  const known = await findStream(ctx, webinarId, purpose);
  if (known) return known;
  if (!canReceiveVideo(ctx.video)) throw new DomainError(ctx.video.engine ? 'no_ffmpeg' : 'video_off');
  await requireRecordingSpace(ctx);
  const live = await callEngine(ctx.video, (mux) =>
    mux.video.liveStreams.create({
      playback_policies: ['signed'],
      new_asset_settings: { playback_policies: ['signed'], passthrough: webinarId },
      latency_mode: 'reduced',
      // Explicit: a reduced latency has none by default, and a lost line would end the recording.
      reconnect_window: RECONNECT_S,
      passthrough: webinarId,
      meta: { title: offer.variants[0]!.title.slice(0, 120) },
    }),
  );
  const id = newId();
  return ctx.db.transact(async (tx) => {
    const [row] = await tx
      .insert(webinarStreams)
      .values({
        id,
        webinarId,
        purpose,
        muxId: live.id,
        playbackId: live.playback_ids![0]!.id,
        state: 'idle',
        stateAt: new Date(0),
        createdAt: ctx.now,
      })
      .returning();
    await appendAudit(tx, ctx, 'webinars.stream-made', id, { webinarId, purpose });
    return row!;
  });
}
