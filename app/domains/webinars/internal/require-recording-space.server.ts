import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { mustHaveRoom } from '#app/platform/storage.server.ts';

/** What mux-local records lies on our disk: while that is nearly full nothing new is begun. Throws `storage_full`. */
export async function requireRecordingSpace(ctx: Ctx): Promise<void> {
  if (ctx.video.engine?.kind === 'local') await mustHaveRoom(ctx);
}
