import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { showAssetIn } from '#app/domains/webinars/internal/show-asset.server.ts';
import { recordings } from '#db/schema/webinars.ts';
import { readWholeAsset } from './read-whole-asset.server.ts';
import { requireOwnRecording } from './require-own-recording.server.ts';

/** Lets learners get the whole recording again, and gives up a part that is still being made. Throws `no_recording`. */
export async function untrimRecording(ctx: Ctx, webinarId: string): Promise<void> {
  const recording = await requireOwnRecording(ctx, webinarId);
  const whole = await readWholeAsset(ctx, recording);
  await ctx.db.transact(async (tx) => {
    const [row] = await tx.select().from(recordings).where(eq(recordings.id, recording.id));
    if (row!.assetId === whole.id && row!.nextAssetId === null) return;
    await showAssetIn(tx, ctx, row!, whole);
  });
}
