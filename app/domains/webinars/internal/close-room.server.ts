import { and, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { appendEventsIn } from '#app/domains/rooms/events/append-events.server.ts';
import { changeRoom } from '#app/domains/rooms/events/change-room.server.ts';
import { EVALUATE_ATTENDANCE } from '#app/domains/webinars/attendance/evaluate-attendance.server.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { enqueueJob } from '#app/platform/jobs.server.ts';
import { roomQuestions } from '#db/schema/rooms.ts';
import { webinarTasks, webinars } from '#db/schema/webinars.ts';

/** The process does it too, for hosts who never come or never end it. */
export async function closeRoom(ctx: Ctx, webinarId: string): Promise<void> {
  await changeRoom(ctx, webinarId, async (tx) => {
    const [ended] = await tx
      .update(webinars)
      .set({ endedAt: ctx.now })
      .where(and(eq(webinars.id, webinarId), isNull(webinars.endedAt)))
      .returning();
    if (!ended) return;
    await appendEventsIn(tx, ctx, webinarId, [{ kind: 'stream', body: { state: 'ended' } }]);
    const open = await tx
      .select({ id: roomQuestions.id })
      .from(roomQuestions)
      .where(and(eq(roomQuestions.roomId, webinarId), eq(roomQuestions.state, 'open')));
    for (const { id } of open)
      await tx
        .insert(webinarTasks)
        .values({ id, webinarId, questionId: id, createdAt: ctx.now })
        .onConflictDoNothing();
    await enqueueJob(tx, ctx.now, EVALUATE_ATTENDANCE, { webinarId });
    await appendAudit(tx, ctx, 'webinars.ended', webinarId, {});
  });
}
