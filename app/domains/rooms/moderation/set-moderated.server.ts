import { eq } from 'drizzle-orm';
import type { Tx } from '#db/database.ts';
import { rooms } from '#db/schema/rooms.ts';

/** Whether questions wait for a moderator; the caller has shown that the actor may say so. */
export async function setModeratedIn(tx: Tx, roomId: string, moderated: boolean): Promise<void> {
  await tx.update(rooms).set({ moderated }).where(eq(rooms.id, roomId));
}
