import { listAssociations } from '#app/domains/accounts/associations/list-associations.server.ts';
import { type Ctx, todayOf } from '#app/domains/accounts/ctx.ts';
import { listDisclosures } from '#app/domains/catalogue/disclosures/list-disclosures.server.ts';
import { listTopicChoices } from '#app/domains/catalogue/topics/list-topic-choices.server.ts';
import { isModerated } from '#app/domains/rooms/moderation/is-moderated.server.ts';
import { listPlannedPolls } from '#app/domains/rooms/prompts/list-planned-polls.server.ts';
import { listAttendanceRules } from '#app/domains/webinars/attendance/list-attendance-rules.server.ts';
import { readWebinarRevision } from '#app/domains/webinars/internal/read-webinar-revision.server.ts';
import { isHost, mayBroadcast } from '#app/domains/webinars/permissions.ts';
import { listQuizQuestions } from '#app/domains/webinars/quiz/list-quiz-questions.server.ts';
import { countSeats } from '#app/domains/webinars/seats/count-seats.server.ts';
import { listStaff } from '#app/domains/webinars/staff/list-staff.server.ts';
import { wallClockIn } from '#app/platform/time.ts';
import { listClashingWebinars } from './list-clashing-webinars.server.ts';
import { requireOwnWebinar } from './require-own-webinar.server.ts';

/** Everything that its staff set about a webinar; topics and questions for the host alone. Throws `not_found`. */
export async function readOwnWebinar(ctx: Ctx, id: string) {
  const { webinar, offer, role } = await requireOwnWebinar(ctx, id, ['host', 'cohost', 'moderator']);
  const variant = offer.variants[0]!;
  const [rule] = await listAttendanceRules(ctx, webinar.id);
  const host = isHost(role);
  return {
    title: variant.title,
    id: webinar.id,
    courseId: webinar.courseId,
    topicId: offer.course.topicId,
    topics: host ? await listTopicChoices(ctx) : [],
    slug: offer.course.slug,
    host,
    mayBroadcast: mayBroadcast(role),
    state: webinar.state,
    opened: webinar.openedAt !== null,
    over: webinar.endedAt !== null,
    startsAt: webinar.startsAt,
    seats: await countSeats(ctx, webinar.id),
    languages: offer.variants.map((each) => each.language),
    rule: rule!.rule,
    ruleVersion: rule!.version,
    staff: await listStaff(ctx, webinar.id),
    disclosures: await listDisclosures(ctx.db.read, webinar.courseId),
    questions: host ? await listQuizQuestions(ctx.db.read, webinar.versionId) : [],
    polls: await listPlannedPolls(ctx.db.read, webinar.id),
    clashes: await listClashingWebinars(ctx, webinar, offer),
    associations: (await listAssociations(ctx)).map(({ id: associationId, name }) => ({
      id: associationId,
      name,
    })),
    today: todayOf(ctx),
    values: {
      revision: await readWebinarRevision(ctx.db.read, webinar.id),
      title: variant.title,
      summary: variant.summary,
      objectives: variant.objectives.join('\n'),
      language: variant.language,
      ...wallClockIn(webinar.timeZone, webinar.startsAt),
      timeZone: webinar.timeZone,
      minutes: String(offer.version.minutes),
      capacity: webinar.capacity === 0 ? '' : String(webinar.capacity),
      associationId: webinar.associationId ?? '',
      catchUpHours: String(webinar.catchUpHours),
      moderated: await isModerated(ctx, webinar.id),
      specialties: offer.version.specialties,
    },
  };
}
