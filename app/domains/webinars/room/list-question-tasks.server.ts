import { asc, eq } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { requireOwnWebinar } from '#app/domains/webinars/schedule/require-own-webinar.server.ts';
import { roomQuestions } from '#db/schema/rooms.ts';
import { webinarTasks } from '#db/schema/webinars.ts';

/** Questions that nobody had time to answer, for those who hold it; done once they were answered in the room. */
export async function listQuestionTasks(ctx: Ctx, id: string) {
  await requireOwnWebinar(ctx, id, ['host', 'cohost']);
  return ctx.db.read
    .select({
      id: webinarTasks.id,
      text: roomQuestions.body,
      doneAt: webinarTasks.doneAt,
      answer: roomQuestions.answer,
    })
    .from(webinarTasks)
    .innerJoin(roomQuestions, eq(roomQuestions.id, webinarTasks.questionId))
    .where(eq(webinarTasks.webinarId, id))
    .orderBy(asc(webinarTasks.createdAt));
}
