import { and, asc, eq, isNotNull, lt, ne } from 'drizzle-orm';
import { applyClipIn } from '#app/domains/webinars/internal/apply-clip.server.ts';
import { knowClipIn } from '#app/domains/webinars/internal/know-clip.server.ts';
import { callEngine, isGone } from '#app/domains/webinars/internal/mux.server.ts';
import { processCtx } from '#app/domains/webinars/internal/process-ctx.ts';
import { doEach } from '#app/platform/do-each.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import { MINUTE_MS } from '#app/platform/time.ts';
import { webinarAssets } from '#db/schema/webinars.ts';

/** Longer than the engine is waited for, and than its clock may differ from ours. */
const UNANSWERED_MS = 5 * MINUTE_MS;

/** Asks the engine about parts of recordings that it makes, where a webhook, or its answer, may have got lost. */
export async function repairClips(platform: Platform, now: Date): Promise<void> {
  if (!platform.video.engine) return;
  await knowUnanswered(platform, now);
  const clips = await platform.db.read
    .select()
    .from(webinarAssets)
    .where(
      and(
        isNotNull(webinarAssets.clipOf),
        eq(webinarAssets.state, 'live'),
        ne(webinarAssets.muxId, webinarAssets.id),
      ),
    );
  await doEach(clips, async (clip) => {
    const asset = await callEngine(platform.video, (mux) => mux.video.assets.retrieve(clip.muxId)).catch(
      (error: unknown) => {
        if (isGone(error)) return { status: 'errored' as const };
        throw error;
      },
    );
    if (asset.status === 'preparing') return;
    await platform.db.transact(async (tx) => {
      const [row] = await tx.select().from(webinarAssets).where(eq(webinarAssets.id, clip.id));
      if (row?.state === 'live') await applyClipIn(tx, processCtx(platform, now), row, asset, now, false);
    });
  });
}

/** Parts that were asked for when the process ended, or the line broke: those that the engine did make are known again, the others are gone. */
async function knowUnanswered(platform: Platform, now: Date): Promise<void> {
  const waiting = await platform.db.read
    .select({ id: webinarAssets.id, createdAt: webinarAssets.createdAt })
    .from(webinarAssets)
    .where(
      and(
        eq(webinarAssets.muxId, webinarAssets.id),
        eq(webinarAssets.state, 'live'),
        lt(webinarAssets.createdAt, new Date(now.getTime() - UNANSWERED_MS)),
      ),
    )
    .orderBy(asc(webinarAssets.createdAt));
  if (waiting.length === 0) return;
  const from = waiting[0]!.createdAt.getTime() - UNANSWERED_MS;
  const made = await callEngine(platform.video, async (mux) => {
    const found = new Map<string, string>();
    // The newest first.
    for await (const { id, passthrough, created_at } of mux.video.assets.list({ limit: 100 })) {
      if (Number(created_at) * 1000 < from) break;
      if (passthrough) found.set(passthrough, id);
    }
    return found;
  });
  await doEach(waiting, ({ id }) =>
    platform.db.transact(async (tx) => {
      const muxId = made.get(id);
      if (muxId !== undefined) await knowClipIn(tx, id, muxId);
      else
        await tx
          .update(webinarAssets)
          .set({ state: 'deleted', stateAt: now })
          .where(and(eq(webinarAssets.id, id), eq(webinarAssets.muxId, id)));
    }),
  );
}
