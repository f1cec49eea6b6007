import { eq, max } from 'drizzle-orm';
import type { Tx } from '#db/database.ts';
import { roomPrompts } from '#db/schema/rooms.ts';

/** After everything that is planned in the room. */
export async function nextPositionIn(tx: Tx, roomId: string): Promise<number> {
  const [row] = await tx
    .select({ last: max(roomPrompts.position) })
    .from(roomPrompts)
    .where(eq(roomPrompts.roomId, roomId));
  return (row?.last ?? 0) + 1;
}
