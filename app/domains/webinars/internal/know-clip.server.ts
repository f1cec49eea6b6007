import { and, eq } from 'drizzle-orm';
import type { Asset } from '#app/domains/webinars/recordings/list-assets.server.ts';
import type { Tx } from '#db/database.ts';
import { webinarAssets } from '#db/schema/webinars.ts';

/**
 * The engine has made the part that was asked for under this id, which it gives back as `passthrough`. Until then the row has its own id in place
 * of the engine's. Null where it was known before, or is none of ours.
 */
export async function knowClipIn(tx: Tx, id: string, muxId: string): Promise<Asset | null> {
  const [clip] = await tx
    .update(webinarAssets)
    .set({ muxId })
    .where(and(eq(webinarAssets.id, id), eq(webinarAssets.muxId, id)))
    .returning();
  return clip ?? null;
}
