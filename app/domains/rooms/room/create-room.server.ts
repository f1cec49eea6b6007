import type { Ctx } from '#app/domains/accounts/ctx.ts';
import type { Tx } from '#db/database.ts';
import { rooms } from '#db/schema/rooms.ts';

export async function createRoomIn(tx: Tx, ctx: Ctx, roomId: string): Promise<void> {
  await tx.insert(rooms).values({ id: roomId, createdAt: ctx.now }).onConflictDoNothing();
}
