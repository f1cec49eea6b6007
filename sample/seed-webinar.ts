import { accreditVersion } from '#app/domains/credits/accreditation/accredit-version.server.ts';
import { draftPrompt } from '#app/domains/rooms/prompts/draft-prompt.server.ts';
import { announceWebinar } from '#app/domains/webinars/schedule/announce-webinar.server.ts';
import { requireOwnWebinar } from '#app/domains/webinars/schedule/require-own-webinar.server.ts';
import { saveWebinarVariant } from '#app/domains/webinars/schedule/save-webinar-variant.server.ts';
import { scheduleWebinar } from '#app/domains/webinars/schedule/schedule-webinar.server.ts';
import { takeSeat } from '#app/domains/webinars/seats/take-seat.server.ts';
import { addDays, dayIn } from '#app/platform/time.ts';
import type { Actors } from './actors.ts';
import { ACCREDITATIONS } from './data/associations.ts';
import { POLLS, WEBINAR } from './data/webinar.ts';

const TIME_ZONE = 'Europe/Riga';

/** The mentor holds a webinar next week; the Latvian association has accredited it and the doctor has a seat. */
export async function seedWebinar({ as }: Actors, associationId: string): Promise<void> {
  const mentor = await as('mentor', 0);
  const [first, ...others] = WEBINAR;
  const date = addDays(dayIn(TIME_ZONE, mentor.now), 7);
  const id = await scheduleWebinar(mentor, {
    ...first, date, time: '18:00', timeZone: TIME_ZONE, minutes: '60', capacity: '', catchUpHours: '48',
    specialties: ['general-practice'],
  }); // oxfmt-ignore
  for (const words of others) await saveWebinarVariant(mentor, id, words);
  await announceWebinar(mentor, id);
  for (const poll of POLLS) await draftPrompt(mentor, { roomId: id, staff: true }, { kind: 'poll', ...poll });
  const { webinar, offer } = await requireOwnWebinar(mentor, id);
  await accreditVersion(await as('association', 0), associationId, {
    ...ACCREDITATIONS['LV']!,
    courseVersionId: webinar.versionId,
    code: 'NÄYTE-LV-2026-2',
    validFrom: date,
    validTo: addDays(date, 14),
  });
  await takeSeat(await as('doctor', 0), offer.course.slug, { language: 'lv' });
}
