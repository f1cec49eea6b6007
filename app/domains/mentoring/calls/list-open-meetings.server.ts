import { inArray } from 'drizzle-orm';
import type { Database } from '#db/database.ts';
import { mentoringMeetings } from '#db/schema/mentoring.ts';
import { callWindow } from './call-window.ts';

/** Of these meetings those whose room is open now. */
export async function listOpenMeetings(db: Database, ids: string[], now: Date): Promise<Set<string>> {
  const rows = await db.read.select().from(mentoringMeetings).where(inArray(mentoringMeetings.id, ids));
  return new Set(rows.filter((row) => callWindow(row, now) === 'open').map((row) => row.id));
}
