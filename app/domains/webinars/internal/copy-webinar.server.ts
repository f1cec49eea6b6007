import { desc, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import type { CourseOffer } from '#app/domains/catalogue/courses/course.ts';
import { copyLiveCourseIn } from '#app/domains/catalogue/versions/copy-live-course.server.ts';
import { copyRoomIn } from '#app/domains/rooms/room/copy-room.server.ts';
import { listQuizQuestions } from '#app/domains/webinars/quiz/list-quiz-questions.server.ts';
import type { Webinar } from '#app/domains/webinars/schedule/webinar.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { newId } from '#app/platform/ids.server.ts';
import { MINUTE_MS } from '#app/platform/time.ts';
import type { Tx } from '#db/database.ts';
import { webinarQuestions, webinarRules, webinarStaff } from '#db/schema/webinars.ts';
import { insertDraftIn } from './create-webinar.server.ts';

/**
 * A draft of the same webinar at another time: its course, the rule that it has now, its test, its staff, its room and every setting. Not what happened in it (seats,
 * streams, recording), nor its accreditation: each date is a live event of its own to the bodies that accredit. The caller has authorised.
 */
export async function copyWebinarIn(
  tx: Tx,
  ctx: Ctx,
  { webinar, offer }: { webinar: Webinar; offer: CourseOffer },
  { id, startsAt, seriesId }: { id: string; startsAt: Date; seriesId: string },
): Promise<void> {
  const { minutes } = offer.version;
  const { courseId, versionId } = await copyLiveCourseIn(tx, ctx, offer, { format: 'webinar', minutes });
  const [latest] = await tx
    .select({ rule: webinarRules.rule })
    .from(webinarRules)
    .where(eq(webinarRules.webinarId, webinar.id))
    .orderBy(desc(webinarRules.version))
    .limit(1);
  const { timeZone, capacity, associationId, catchUpHours, recorded } = webinar;
  const endsAt = new Date(startsAt.getTime() + minutes * MINUTE_MS);
  const settings = { timeZone, capacity, associationId, catchUpHours, recorded, seriesId };
  await insertDraftIn(tx, ctx, { id, courseId, versionId, startsAt, endsAt, ...settings }, latest!.rule);
  for (const question of await listQuizQuestions(tx, webinar.versionId))
    await tx.insert(webinarQuestions).values({ ...question, id: newId(), versionId });
  const staff = await tx.select().from(webinarStaff).where(eq(webinarStaff.webinarId, webinar.id));
  for (const each of staff)
    await tx.insert(webinarStaff).values({ ...each, webinarId: id, addedAt: ctx.now });
  await copyRoomIn(tx, ctx, webinar.id, id);
  await appendAudit(tx, ctx, 'webinars.repeated', id, { of: webinar.id, startsAt: startsAt.toISOString() });
}
