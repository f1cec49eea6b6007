import { muxClient } from '#app/domains/webinars/internal/mux.server.ts';
import type { VideoEngine } from '#app/platform/video.server.ts';

/** For a new mux-local: the key with which playback is signed. */
export async function makeSigningKey(
  engine: VideoEngine,
): Promise<{ signingKey: string; privateKey: string }> {
  const { id, private_key } = await muxClient(engine).system.signingKeys.create();
  return { signingKey: id, privateKey: private_key! };
}
