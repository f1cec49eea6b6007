import { and, eq, lt, ne, or } from 'drizzle-orm';
import { callEngine, isGone } from '#app/domains/webinars/internal/mux.server.ts';
import { doEach } from '#app/platform/do-each.ts';
import { DomainError } from '#app/platform/errors.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import { webinarStreams, webinars } from '#db/schema/webinars.ts';
import { DAY_MS } from '#app/platform/time.ts';

/** Streams of webinars that are long over leave the engine; their recordings stay. What was only tried goes whole. */
export async function deleteOldStreams(platform: Platform, now: Date): Promise<void> {
  if (!platform.video.engine) return;
  const old = new Date(now.getTime() - DAY_MS);
  const rows = await platform.db.read
    .select({ stream: webinarStreams })
    .from(webinarStreams)
    .innerJoin(webinars, eq(webinars.id, webinarStreams.webinarId))
    .where(
      and(
        ne(webinarStreams.state, 'deleted'),
        or(
          lt(webinars.endedAt, old),
          and(eq(webinars.state, 'cancelled'), lt(webinarStreams.createdAt, old)),
          and(eq(webinarStreams.purpose, 'rehearsal'), lt(webinarStreams.createdAt, old)),
        ),
      ),
    );
  await doEach(rows, async ({ stream }) => {
    const gone = await callEngine(platform.video, async (mux) => {
      const live = await mux.video.liveStreams.retrieve(stream.muxId);
      await mux.video.liveStreams.delete(stream.muxId);
      if (stream.purpose === 'rehearsal')
        for (const id of live.recent_asset_ids ?? [])
          await mux.video.assets.delete(id).catch(() => undefined);
      return true;
    }).catch(
      (error: unknown) => isGone(error) || (error instanceof DomainError ? false : Promise.reject(error)),
    );
    if (gone)
      await platform.db.transact(async (tx) => {
        await tx
          .update(webinarStreams)
          .set({ state: 'deleted', stateAt: now })
          .where(eq(webinarStreams.id, stream.id));
      });
  });
}
