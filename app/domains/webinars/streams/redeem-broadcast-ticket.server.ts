import { and, eq, gte, isNull } from 'drizzle-orm';
import { callEngine } from '#app/domains/webinars/internal/mux.server.ts';
import { sha256 } from '#app/platform/ids.server.ts';
import type { Platform } from '#app/platform/platform.server.ts';
import { broadcastTickets, webinarStreams } from '#db/schema/webinars.ts';

export type RedeemedTicket = { address: string; personId: string; webinarId: string };

/** Takes a ticket; answers where its pictures go, with the key in it, and whose it is. Null for one that is unknown, used or too old. */
export async function redeemBroadcastTicket(
  platform: Platform,
  ticket: string,
  now: Date,
): Promise<RedeemedTicket | null> {
  const [used] = await platform.db.transact((tx) =>
    tx
      .update(broadcastTickets)
      .set({ usedAt: now })
      .where(
        and(
          eq(broadcastTickets.id, sha256(ticket)),
          isNull(broadcastTickets.usedAt),
          gte(broadcastTickets.expiresAt, now),
        ),
      )
      .returning(),
  );
  if (!used) return null;
  const [stream] = await platform.db.read
    .select()
    .from(webinarStreams)
    .where(eq(webinarStreams.id, used.streamId));
  return callEngine(platform.video, async (mux, engine) => {
    const live = await mux.video.liveStreams.retrieve(stream!.muxId);
    const address = `${engine.ingestUrl}/${live.stream_key}`;
    return { address, personId: used.personId, webinarId: stream!.webinarId };
  });
}
