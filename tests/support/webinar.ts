import { and, eq } from 'drizzle-orm';
import { newId } from '#app/platform/ids.server.ts';
import { webinarAssets, webinarSeats, webinarStreams, webinars } from '#db/schema/webinars.ts';
import { announceWebinar as announce } from '#app/domains/webinars/schedule/announce-webinar.server.ts';
import { scheduleWebinar } from '#app/domains/webinars/schedule/schedule-webinar.server.ts';
import { requireOwnWebinar } from '#app/domains/webinars/schedule/require-own-webinar.server.ts';
import { wallClockIn } from '#app/platform/time.ts';
import type { Person, TestApp } from './app.ts';

export const SCHEDULE = {
  title: 'Heart at home, live', summary: 'For those far away.', objectives: 'Know\nDo', language: 'en', timeZone: 'UTC',
  minutes: '60', capacity: '', associationId: '', catchUpHours: '48', moderated: '', specialties: [] as string[],
}; // oxfmt-ignore

/** A webinar that begins in ten minutes and is announced; its room is the real one, its pictures are not there. */
export async function announceWebinar(
  app: TestApp,
  mentor: Person,
  more: Partial<typeof SCHEDULE> = {},
): Promise<{ id: string; slug: string; courseId: string; versionId: string }> {
  const ctx = await app.as(mentor);
  const { date, time } = wallClockIn('UTC', new Date(Date.now() + 10 * 60_000));
  const id = await scheduleWebinar(ctx, { ...SCHEDULE, ...more, date, time });
  await announce(ctx, id);
  const { offer, webinar } = await requireOwnWebinar(ctx, id);
  return { id, slug: offer.course.slug, courseId: webinar.courseId, versionId: webinar.versionId };
}

export const MINUTE = 60_000;

export const takeSeat = (app: TestApp, slug: string, person: Person): Promise<Response> =>
  app.post(`/webinars/${slug}`, { intent: 'take', language: 'en' }, person);
/** As the script of a room sends its forms. */
export const actInRoom = (
  app: TestApp,
  slug: string,
  person: Person,
  form: Record<string, string>,
): Promise<Response> => app.post(`/webinars/${slug}/act`, form, person, { accept: 'application/json' });

export const seatOf = async (app: TestApp, webinarId: string, person: Person) => {
  const [row] = await app.platform.db.read
    .select()
    .from(webinarSeats)
    .where(and(eq(webinarSeats.webinarId, webinarId), eq(webinarSeats.personId, person.id)));
  return row;
};

/** Opens a webinar an hour ago and lets pictures come for all of that hour, as the engine would have said. */
export async function holdWebinar(
  app: TestApp,
  webinarId: string,
  endedAt: Date | null = null,
): Promise<{ openedAt: number }> {
  const openedAt = Date.now() - 60 * MINUTE;
  const streamId = newId();
  await app.platform.db.transact(async (tx) => {
    await tx
      .update(webinars)
      .set({
        openedAt: new Date(openedAt),
        startsAt: new Date(openedAt),
        endsAt: new Date(openedAt + 60 * MINUTE),
        endedAt,
      })
      .where(eq(webinars.id, webinarId));
    await tx.insert(webinarStreams).values({
      id: streamId, webinarId, purpose: 'live', muxId: `mux-${webinarId}`, playbackId: 'p', state: 'active',
      stateAt: new Date(openedAt), createdAt: new Date(openedAt),
    }); // oxfmt-ignore
    await tx.insert(webinarAssets).values({
      id: newId(), streamId, muxId: `asset-${webinarId}`, playbackId: 'q', state: 'live', stateAt: new Date(0),
      recordedTimes: [{ from: new Date(openedAt).toISOString(), ms: 60 * MINUTE }], createdAt: new Date(openedAt),
    }); // oxfmt-ignore
  });
  return { openedAt };
}

/** A webinar of an hour that is over, with a recording of ten minutes and a line of captions in each of these languages. */
export async function holdWithRecording(app: TestApp, languages = ['en', 'lv']) {
  const mentor = await app.person('speaker', ['mentor']);
  const { id, slug } = await announceWebinar(app, mentor, { title: 'Kept for later' });
  await holdWebinar(app, id);
  for (const language of languages)
    await app.post(
      `/webinars/${slug}/act`,
      { intent: 'caption', language, text: `A line in ${language}` },
      mentor,
      {
        accept: 'application/json',
      },
    );
  await app.platform.db.transact(async (tx) => {
    await tx.update(webinars).set({ endedAt: new Date() }).where(eq(webinars.id, id));
    await tx
      .update(webinarAssets)
      .set({ state: 'ready', durationMs: 10 * MINUTE })
      .where(eq(webinarAssets.muxId, `asset-${id}`));
  });
  const act = (form: Record<string, string>) => app.post(`/mentor/webinars/${id}/recording`, form, mentor);
  return { mentor, id, act };
}
