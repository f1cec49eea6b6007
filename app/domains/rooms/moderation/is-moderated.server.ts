import { eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { rooms } from '#db/schema/rooms.ts';

/** The setting; the caller has authorised. */
export async function isModerated(ctx: Ctx, roomId: string): Promise<boolean> {
  const [room] = await ctx.db.read.select().from(rooms).where(eq(rooms.id, roomId));
  return room?.moderated ?? false;
}
