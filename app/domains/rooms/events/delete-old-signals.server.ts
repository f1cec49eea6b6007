import { and, eq, lt } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { roomEvents } from '#db/schema/rooms.ts';
import { HOUR_MS } from '#app/platform/time.ts';

/** WebRTC signals hold network addresses: deleted after an hour. */
export const deleteOldSignals = (ctx: Ctx): Promise<unknown> =>
  ctx.db.transact((tx) =>
    tx
      .delete(roomEvents)
      .where(and(eq(roomEvents.kind, 'signal'), lt(roomEvents.at, new Date(ctx.now.getTime() - HOUR_MS)))),
  );
