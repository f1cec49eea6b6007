import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import type { Platform } from '#app/platform/platform.server.ts';
import { webinarAssets, webinarStreams } from '#db/schema/webinars.ts';

export type Asset = typeof webinarAssets.$inferSelect;

/** Assets of a webinar, newest first; parts cut out of them are none. */
export const listAssets = (ctx: Pick<Platform, 'db'>, webinarId: string): Promise<Asset[]> =>
  ctx.db.read
    .select({ asset: webinarAssets })
    .from(webinarAssets)
    .innerJoin(webinarStreams, eq(webinarStreams.id, webinarAssets.streamId))
    .where(
      and(
        eq(webinarStreams.webinarId, webinarId),
        eq(webinarStreams.purpose, 'live'),
        isNull(webinarAssets.clipOf),
        inArray(webinarAssets.state, ['live', 'ready']),
      ),
    )
    .orderBy(desc(webinarAssets.createdAt))
    .then((rows) => rows.map((row) => row.asset));
