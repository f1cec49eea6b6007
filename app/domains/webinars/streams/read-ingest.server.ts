import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { callEngine } from '#app/domains/webinars/internal/mux.server.ts';
import { requireOwnStream } from '#app/domains/webinars/internal/require-own-stream.server.ts';
import { requireRecordingSpace } from '#app/domains/webinars/internal/require-recording-space.server.ts';
import type { StreamPurpose } from './stream.ts';

export type Ingest = {
  address: string;
  key: string;
  status: string;
  simulcasts: { id: string; url: string; status: string }[];
  captions: boolean;
};

/** Address for an encoder such as OBS. The key is a credential: it is stored in no row of ours. */
export async function readIngest(ctx: Ctx, webinarId: string, purpose: StreamPurpose): Promise<Ingest> {
  const stream = await requireOwnStream(ctx, webinarId, purpose);
  return callEngine(ctx.video, async (mux, engine) => {
    const live = await mux.video.liveStreams.retrieve(stream.muxId);
    if (live.status !== 'active') await requireRecordingSpace(ctx);
    return {
      address: engine.ingestUrl,
      key: live.stream_key,
      status: live.status,
      simulcasts: (live.simulcast_targets ?? []).map(({ id, url, status }) => ({ id, url, status })),
      captions: (live.embedded_subtitles ?? []).length > 0,
    };
  });
}
