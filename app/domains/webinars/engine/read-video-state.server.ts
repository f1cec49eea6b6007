import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { isAdministrator, mustBeAllowed } from '#app/domains/accounts/permissions.ts';
import { callEngine } from '#app/domains/webinars/internal/mux.server.ts';
import { DomainError } from '#app/platform/errors.ts';
import { canReceiveVideo } from './can-receive-video.ts';

export type VideoState =
  | 'ready'
  | 'no_ffmpeg'
  | 'video_off'
  | 'video_key'
  | 'video_away'
  | 'video_refused'
  | 'video_gone';

/** Whether pictures can be sent and seen at all; asked of the engine itself. For administrators. */
export async function readVideoState(ctx: Ctx): Promise<{ state: VideoState; kind: 'mux' | 'local' }> {
  mustBeAllowed(ctx, isAdministrator(ctx.actor));
  const kind = ctx.settings.mux ? 'mux' : 'local';
  try {
    await callEngine(ctx.video, (mux) => mux.video.liveStreams.list({ limit: 1 }));
  } catch (error) {
    if (error instanceof DomainError) return { state: error.code as VideoState, kind };
    throw error;
  }
  return { state: canReceiveVideo(ctx.video) ? 'ready' : 'no_ffmpeg', kind };
}
