import { sql } from 'drizzle-orm';
import type { Database } from '#db/database.ts';
import { roomPresences } from '#db/schema/rooms.ts';

export type Presence = { roomId: string; personId: string; staff: boolean };

/** Rows of one statement: a database limits its parameters. */
const PAGE_SIZE = 500;

/** Notes that these people's browsers listen to their rooms now. The process calls it for all that it serves. */
export async function recordPresences(db: Database, presences: Presence[], seenAt: Date): Promise<void> {
  for (let at = 0; at < presences.length; at += PAGE_SIZE)
    await db.transact((tx) =>
      tx
        .insert(roomPresences)
        .values(presences.slice(at, at + PAGE_SIZE).map((each) => ({ ...each, seenAt })))
        .onConflictDoUpdate({
          target: [roomPresences.roomId, roomPresences.personId],
          set: { staff: sql`excluded.staff`, seenAt },
        }),
    );
}
