import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustHaveRoom } from '#app/platform/storage.server.ts';

/** mux-local records on our disk: while that is nearly full nothing new begins. Throws `storage_full`. */
export async function requireRecordingSpace(ctx: Ctx): Promise<void> {
  if (ctx.video.engine?.kind === 'local') await mustHaveRoom(ctx);
}
