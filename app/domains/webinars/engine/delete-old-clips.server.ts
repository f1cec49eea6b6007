import { and, eq, gt, isNotNull, lt, ne, notExists, or } from 'drizzle-orm';
import { callEngine, isGone } from '#app/domains/webinars/internal/mux.server.ts';
import { doEach } from '#app/platform/do-each.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import { DAY_MS } from '#app/platform/time.ts';
import { recordings, webinarAssets, webinarSessions } from '#db/schema/webinars.ts';

/** Parts of recordings that learners do not get any more, and that nobody has opened for a day, leave the engine. The whole stays. */
export async function deleteOldClips(platform: Platform, now: Date): Promise<void> {
  if (!platform.video.engine) return;
  const { read } = platform.db;
  const old = new Date(now.getTime() - DAY_MS);
  const wanted = read
    .select({ id: recordings.id })
    .from(recordings)
    .where(or(eq(recordings.assetId, webinarAssets.id), eq(recordings.nextAssetId, webinarAssets.id)));
  const opened = read
    .select({ id: webinarSessions.id })
    .from(webinarSessions)
    .where(and(eq(webinarSessions.assetId, webinarAssets.id), gt(webinarSessions.startedAt, old)));
  const clips = await read
    .select()
    .from(webinarAssets)
    .where(
      and(
        isNotNull(webinarAssets.clipOf),
        ne(webinarAssets.state, 'deleted'),
        // What the engine has not answered for is `repairClips`'s.
        ne(webinarAssets.muxId, webinarAssets.id),
        lt(webinarAssets.createdAt, old),
        notExists(wanted),
        notExists(opened),
      ),
    );
  await doEach(clips, async (clip) => {
    await callEngine(platform.video, (mux) => mux.video.assets.delete(clip.muxId)).catch((error: unknown) => {
      if (!isGone(error)) throw error;
    });
    await platform.db.transact(async (tx) => {
      await tx
        .update(webinarAssets)
        .set({ state: 'deleted', stateAt: now })
        .where(eq(webinarAssets.id, clip.id));
    });
  });
}
