import { eq } from 'drizzle-orm';
import type { Tx } from '#db/database.ts';
import { rooms } from '#db/schema/rooms.ts';

/** Sets whether questions wait for a moderator; the caller has authorised. */
export async function setModeratedIn(tx: Tx, roomId: string, moderated: boolean): Promise<void> {
  await tx.update(rooms).set({ moderated }).where(eq(rooms.id, roomId));
}
