import { eq, sql } from 'drizzle-orm';
import type { Webinar } from '#app/domains/webinars/schedule/webinar.ts';
import type { Tx } from '#db/database.ts';
import { webinars } from '#db/schema/webinars.ts';

/** For calendars: the next version of the event is newer than those sent before (RFC 5545 §3.8.7.4). */
export async function countUpSequenceIn(tx: Tx, webinarId: string): Promise<Webinar> {
  const [counted] = await tx
    .update(webinars)
    .set({ sequence: sql`${webinars.sequence} + 1` })
    .where(eq(webinars.id, webinarId))
    .returning();
  return counted!;
}
