import type { Ctx } from '#app/domains/accounts/ctx.ts';
import type { Tx } from '#db/database.ts';

/** A unit that changes a room; everybody connected is signalled once it is durable. */
export async function changeRoom<T>(ctx: Ctx, roomId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  const answer = await ctx.db.transact(work);
  ctx.db.signal(`room ${roomId}`);
  return answer;
}
