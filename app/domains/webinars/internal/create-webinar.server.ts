import type { Ctx, SignedInCtx } from '#app/domains/accounts/ctx.ts';
import { addLiveCourseIn } from '#app/domains/catalogue/versions/add-live-course.server.ts';
import { setModeratedIn } from '#app/domains/rooms/moderation/set-moderated.server.ts';
import { createRoomIn } from '#app/domains/rooms/room/create-room.server.ts';
import type { Webinar } from '#app/domains/webinars/schedule/webinar.ts';
import { ScheduleInput } from '#app/domains/webinars/schemas.ts';
import type { AttendanceRule } from '#app/domains/webinars/types.ts';
import { appendAudit } from '#app/platform/audit.server.ts';
import { newId } from '#app/platform/ids.server.ts';
import type { Tx } from '#db/database.ts';
import { webinarRules, webinars } from '#db/schema/webinars.ts';
import { requireAssociationIn } from './require-association.server.ts';

const DEFAULT_RULE: AttendanceRule = { minPercent: 80, answersPercent: 50, testPercent: 0 };

/** A draft of a new one, with its room and a first rule. The caller has authorised. */
export async function createWebinarIn(
  tx: Tx,
  ctx: Ctx,
  id: string,
  input: ScheduleInput,
  times: { startsAt: Date; endsAt: Date },
): Promise<void> {
  const { minutes, specialties, timeZone, capacity, catchUpHours } = input;
  const placed = await addLiveCourseIn(tx, ctx, { format: 'webinar', minutes, specialties }, input);
  const { courseId, versionId } = placed;
  const associationId = await requireAssociationIn(tx, input.associationId);
  const webinar = { id, courseId, versionId, ...times, timeZone, capacity, associationId, catchUpHours };
  await insertDraftIn(tx, ctx, webinar, DEFAULT_RULE);
  await createRoomIn(tx, ctx, id);
  await setModeratedIn(tx, id, input.moderated !== '');
  await appendAudit(tx, ctx, 'webinars.scheduled', id, input);
}

type Draft = Pick<
  Webinar,
  | 'id'
  | 'courseId'
  | 'versionId'
  | 'startsAt'
  | 'endsAt'
  | 'timeZone'
  | 'capacity'
  | 'associationId'
  | 'catchUpHours'
> &
  Partial<Pick<Webinar, 'seriesId' | 'recorded'>>;

/** The rows of a draft that the actor hosts, with the first version of its rule. */
export async function insertDraftIn(tx: Tx, ctx: Ctx, draft: Draft, rule: AttendanceRule): Promise<void> {
  const { actor, now } = ctx as SignedInCtx;
  await tx.insert(webinars).values({ ...draft, hostId: actor.id, state: 'draft', createdAt: now });
  await tx
    .insert(webinarRules)
    .values({ id: newId(), webinarId: draft.id, version: 1, rule, createdBy: actor.id, createdAt: now });
}
