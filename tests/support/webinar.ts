import { announceWebinar as announce, scheduleWebinar } from '#app/domains/webinars/schedule.server.ts';
import { requireOwnWebinar } from '#app/domains/webinars/read-webinar.server.ts';
import { clockIn } from '#app/domains/webinars/zoned-time.ts';
import type { Person, TestApp } from './app.ts';

export const SCHEDULE = {
  title: 'Heart at home, live', summary: 'For those far away.', objectives: 'Know\nDo', language: 'en', timeZone: 'UTC',
  minutes: '60', capacity: '', associationId: '', catchUpHours: '48', moderated: '', specialties: [] as string[],
}; // prettier-ignore

/** A webinar that begins in ten minutes and is announced; its room is the real one, its pictures are not there. */
export async function announceWebinar(
  app: TestApp,
  mentor: Person,
  more: Partial<typeof SCHEDULE> = {},
): Promise<{ id: string; slug: string; courseId: string; versionId: string }> {
  const ctx = await app.as(mentor);
  const { date, time } = clockIn('UTC', new Date(Date.now() + 10 * 60_000));
  const id = await scheduleWebinar(ctx, { ...SCHEDULE, ...more, date, time });
  await announce(ctx, id);
  const { offer, webinar } = await requireOwnWebinar(ctx, id);
  return { id, slug: offer.course.slug, courseId: webinar.courseId, versionId: webinar.versionId };
}
