import { and, asc, eq } from 'drizzle-orm';
import type { Reader } from '#db/database.ts';
import { roomPrompts } from '#db/schema/rooms.ts';
import { promptRevision } from './prompt-revision.server.ts';

export type PlannedPoll = { id: string; question: string; options: string[]; revision: string };

/** Polls that are written and not asked yet, in the order in which they are planned. The caller has authorised. */
export async function listPlannedPolls(read: Reader, roomId: string): Promise<PlannedPoll[]> {
  const rows = await read
    .select({ id: roomPrompts.id, question: roomPrompts.question, options: roomPrompts.options })
    .from(roomPrompts)
    .where(and(eq(roomPrompts.roomId, roomId), eq(roomPrompts.kind, 'poll'), eq(roomPrompts.state, 'draft')))
    .orderBy(asc(roomPrompts.position), asc(roomPrompts.createdAt), asc(roomPrompts.id));
  return rows.map((row) => ({ ...row, revision: promptRevision(row) }));
}
