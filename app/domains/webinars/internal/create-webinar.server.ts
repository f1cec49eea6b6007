import type { Ctx, SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { addLiveCourseIn } from '#app/domains/catalogue/versions/add-live-course.server.ts';
import { setModeratedIn } from '#app/domains/rooms/moderation/set-moderated.server.ts';
import { createRoomIn } from '#app/domains/rooms/room/create-room.server.ts';
import { ScheduleInput } from '#app/domains/webinars/schemas.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { newId } from '#app/platform/ids.server.ts';
import type { Tx } from '#db/database.ts';
import { webinarRules, webinars } from '#db/schema/webinars.ts';
import { requireAssociationIn } from './require-association.server.ts';

/** Default rule. */
const DEFAULT_RULE = { minPercent: 80, answersPercent: 50, testPercent: 0 };

export async function createWebinarIn(
  tx: Tx,
  ctx: Ctx,
  id: string,
  input: ScheduleInput,
  times: { startsAt: Date; endsAt: Date },
  seriesId: string | null,
): Promise<void> {
  const { actor } = ctx as SignedInCtx;
  const { minutes, specialties } = input;
  const placed = await addLiveCourseIn(tx, ctx, { format: 'webinar', minutes, specialties }, input);
  await tx.insert(webinars).values({
    id,
    courseId: placed.courseId,
    versionId: placed.versionId,
    hostId: actor.id,
    state: 'draft',
    ...times,
    timeZone: input.timeZone,
    capacity: input.capacity,
    associationId: await requireAssociationIn(tx, input.associationId),
    seriesId,
    catchUpHours: input.catchUpHours,
    createdAt: ctx.now,
  });
  await tx.insert(webinarRules).values({
    id: newId(),
    webinarId: id,
    version: 1,
    rule: DEFAULT_RULE,
    createdBy: actor.id,
    createdAt: ctx.now,
  });
  await createRoomIn(tx, ctx, id);
  await setModeratedIn(tx, id, input.moderated !== '');
  await appendAudit(tx, ctx, 'webinars.scheduled', id, input);
}
