import { lt } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { HOUR_MS } from '#app/platform/time.ts';
import { roomPresences } from '#db/schema/rooms.ts';

/** Who was in a room an hour ago is told by the attendance, not here. */
export const deleteOldPresences = (ctx: Ctx): Promise<unknown> =>
  ctx.db.transact((tx) =>
    tx.delete(roomPresences).where(lt(roomPresences.seenAt, new Date(ctx.now.getTime() - HOUR_MS))),
  );
