import type { Video } from '#app/platform/video.server.ts';

/** Mux's own service takes an encoder without any ffmpeg here; a browser's pictures always pass through one. */
export const canReceiveVideo = ({ engine, ffmpeg }: Video): boolean =>
  engine !== null && (engine.kind === 'mux' || ffmpeg !== null);
