import { eq } from 'drizzle-orm';
import { listCourseOffers } from '#app/domains/catalogue/courses/list-course-offers.server.ts';
import { hashContent } from '#app/domains/catalogue/versions/hash-content.server.ts';
import { revisionOf } from '#app/platform/revision.server.ts';
import type { Reader, Tx } from '#db/database.ts';
import { rooms } from '#db/schema/rooms.ts';
import { webinars } from '#db/schema/webinars.ts';

/** Of everything that the host's form can change. */
export async function readWebinarRevision(read: Reader | Tx, id: string): Promise<string> {
  const [webinar] = await read.select().from(webinars).where(eq(webinars.id, id));
  const [room] = await read.select().from(rooms).where(eq(rooms.id, id));
  const [offer] = await listCourseOffers(read, [webinar!.versionId]);
  const { startsAt, endsAt, timeZone, capacity, associationId, catchUpHours } = webinar!;
  return revisionOf([
    hashContent(offer!),
    [startsAt, endsAt, timeZone, capacity, associationId, catchUpHours],
    room?.moderated ?? false,
  ]);
}
