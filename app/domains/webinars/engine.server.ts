import { DomainError } from '#app/platform/errors.ts';
import type { Video, VideoEngine } from '#app/platform/video.server.ts';
import type { Ctx } from '../accounts/ctx.ts';
import { isAdministrator, mustBeAllowed } from '../accounts/permissions.ts';
import { ask, clientOf } from './internal/mux.server.ts';

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
    await ask(ctx.video, (mux) => mux.video.liveStreams.list({ limit: 1 }));
  } catch (error) {
    if (error instanceof DomainError) return { state: error.code as VideoState, kind };
    throw error;
  }
  return { state: canReceive(ctx.video) ? 'ready' : 'no_ffmpeg', kind };
}

/** Mux's own service takes an encoder without any ffmpeg here; a browser's pictures always pass through one. */
export const canReceive = ({ engine, ffmpeg }: Video): boolean =>
  engine !== null && (engine.kind === 'mux' || ffmpeg !== null);

/** For a new mux-local: the key with which playback is signed. */
export async function makeSigningKey(
  engine: VideoEngine,
): Promise<{ signingKey: string; privateKey: string }> {
  const { id, private_key } = await clientOf(engine).system.signingKeys.create();
  return { signingKey: id, privateKey: private_key! };
}
