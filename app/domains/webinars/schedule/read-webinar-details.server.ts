import { MINUTE_MS } from '#app/platform/time.ts';
import type { Ctx } from '#app/domains/accounts/ctx.ts';
import { hashDisclosures } from '#app/domains/catalogue/disclosures/hash-disclosures.server.ts';
import { listDisclosures } from '#app/domains/catalogue/disclosures/list-disclosures.server.ts';
import { listAccreditations } from '#app/domains/credits/accreditation/list-accreditations.server.ts';
import { readCreditOffers } from '#app/domains/credits/accreditation/read-credit-offers.server.ts';
import { shownAccreditation } from '#app/domains/credits/accreditation/shown-accreditation.ts';
import { readRegistrationStatus } from '#app/domains/learning/registrations/read-registration-status.server.ts';
import { catchUpDeadline } from '#app/domains/webinars/attendance/catch-up-deadline.ts';
import { listAttendanceRules } from '#app/domains/webinars/attendance/list-attendance-rules.server.ts';
import { readAttendance } from '#app/domains/webinars/attendance/read-attendance.server.ts';
import { readAttendanceBasis } from '#app/domains/webinars/attendance/read-attendance-basis.server.ts';
import { canReceiveVideo } from '#app/domains/webinars/engine/can-receive-video.ts';
import { mayEnterRoom } from '#app/domains/webinars/permissions.ts';
import { findRecordingSlug } from '#app/domains/webinars/recordings/find-recording-slug.server.ts';
import { countSeats } from '#app/domains/webinars/seats/count-seats.server.ts';
import { findOwnSeat } from '#app/domains/webinars/seats/find-own-seat.server.ts';
import { listSpeakers } from '#app/domains/webinars/staff/list-speakers.server.ts';
import { findStaffRole } from '#app/domains/webinars/staff/find-staff-role.server.ts';
import { pickVariant } from '#app/i18n/pick-variant.ts';
import { readWebinar } from './read-webinar.server.ts';
import type { Webinar } from './webinar.ts';

/** `coming` until the room opens, `live` until it ends. */
export type WebinarStage = 'coming' | 'live' | 'over' | 'cancelled';

const stageOf = ({ endedAt, openedAt, state }: Webinar): WebinarStage => {
  if (endedAt) return 'over';
  if (state === 'cancelled') return 'cancelled';
  return openedAt ? 'live' : 'coming';
};

/** From here on somebody with a seat wants to be in the room: a little before it begins. */
const SOON_MS = 15 * MINUTE_MS;

const isSoon = ({ startsAt, openedAt }: Webinar, now: Date): boolean =>
  openedAt !== null || now.getTime() >= startsAt.getTime() - SOON_MS;

/** A webinar for whoever looks at its page, with their own seat and attendance. Throws `not_found`. */
export async function readWebinarDetails(ctx: Ctx, slug: string, locale: string) {
  const { webinar, offer } = await readWebinar(ctx, slug);
  const { language, title, summary, objectives } = pickVariant(offer.variants, locale)!;
  const seat = await findOwnSeat(ctx, webinar.id);
  const role = await findStaffRole(ctx, webinar);
  const disclosures = await listDisclosures(ctx.db.read, offer.course.id);
  const frame = await readAttendanceBasis(ctx.db.read, webinar, ctx.now);
  const own =
    seat && webinar.openedAt
      ? await readAttendance(ctx.db.read, frame, seat.registrationId, seat.personId)
      : null;
  const registered = seat ? await readRegistrationStatus(ctx, seat.registrationId) : null;
  const { seats } = await countSeats(ctx, webinar.id);
  const [rule] = await listAttendanceRules(ctx, webinar.id);
  const catchUp = catchUpDeadline(webinar);
  return {
    title,
    id: webinar.id,
    slug: offer.course.slug,
    variant: { language, title, summary, objectives },
    languages: offer.variants.map((each) => each.language),
    startsAt: webinar.startsAt,
    minutes: offer.version.minutes,
    state: stageOf(webinar),
    catchUpUntil: catchUp && catchUp > ctx.now ? catchUp : null,
    places: webinar.capacity > 0 ? Math.max(0, webinar.capacity - seats) : null,
    rule: rule!.rule,
    seat: seat?.state ?? null,
    registrationId: seat?.registrationId ?? null,
    isStaff: role !== null,
    isSoon: isSoon(webinar, ctx.now),
    mayEnter: mayEnterRoom(role, seat?.state ?? null),
    signedIn: ctx.actor !== null,
    shown: hashDisclosures(disclosures),
    disclosures,
    speakers: await listSpeakers(ctx, webinar),
    credit: (await readCreditOffers(ctx, [offer.version.id])).get(offer.version.id) ?? null,
    accreditations: (await listAccreditations(ctx, [offer.version.id], locale)).map(shownAccreditation),
    recording: await findRecordingSlug(ctx, webinar.id),
    video: canReceiveVideo(ctx.video),
    completed: registered?.completion != null,
    evaluated: registered?.evaluatedAt != null,
    own: own && {
      minutes: Math.floor(own.evidence.ms / MINUTE_MS),
      missing: own.missing,
      watched: own.attended.watched,
      bridged: own.attended.bridged,
      corrected: own.correction && { minutes: own.correction.minutes, reason: own.correction.reason },
    },
    sent: frame.sent,
  };
}
