import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll } from 'vitest';
import { decideActivity } from '#app/domains/credits/activities/decide-activity.server.ts';
import { ARCHIVE_LIMITS } from '#app/domains/scorm/inspection/open-archive.server.ts';
import { participations } from '#db/schema/credits.ts';
import { submitted } from './activities.ts';
import type { Person, TestApp } from './app.ts';
import { consulting, questionOf, verified } from './consultation.ts';
import { publishCourse } from './course.ts';
import { packageOf } from './packages.ts';
import { announceWebinar } from './webinar.ts';

export const BOUNDARY = 'majakka-boundary';
/** Of a package, as these tests have it. */
const LARGEST_PACKAGE = 100_000;

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const PDF = Buffer.concat([Buffer.from('%PDF-1.4\n'), randomBytes(2000)]);
const ACTIVITY = {
  title: 'A day on the coast', organiser: 'Somebody', language: 'en', activityType: 'live_onsite',
  'date-0': '2026-03-05', 'from-0': '09:00', 'to-0': '12:00', reason: 'on paper',
}; // oxfmt-ignore

/** Activities of one doctor do not overlap. */
const onDay = (day: number) => ({ 'date-0': `2026-03-0${day}` });

/** A page that takes a file. */
export type Route = {
  path: string;
  /** Who may. */
  person: Person;
  field: string;
  good: Buffer;
  fields: Record<string, string>;
  /** Larger than is taken. */
  large: number;
  /** Fields that are refused beside a good file; none where the file is all. */
  wrong?: Record<string, string>;
};
export const UPLOADS = ['a package', 'a cover', 'a slide', 'a picture of a question', 'evidence', 'evidence, again', 'evidence of an officer', 'evidence of a correction']; // oxfmt-ignore

/** All of them, with somebody who may on each. Until the last test of the file a package may be `LARGEST_PACKAGE` bytes. */
export async function openUploads(app: TestApp): Promise<Record<string, Route>> {
  const { archiveBytes } = ARCHIVE_LIMITS;
  Object.assign(ARCHIVE_LIMITS, { archiveBytes: LARGEST_PACKAGE });
  afterAll(() => void Object.assign(ARCHIVE_LIMITS, { archiveBytes }));
  const author = await app.person('author', ['author']);
  const mentor = await app.person('mentor', ['mentor']);
  const officer = await app.person('officer');
  const associationId = await app.association('assoc', [officer]);
  const doctor = await verified(app, 'doctor', associationId);
  const course = await publishCourse(app, author);
  const { id: webinarId } = await announceWebinar(app, mentor);
  const { asker, specialty } = await consulting(app);
  const sent = await app.post('/consultations/send', questionOf({ specialty, pictures: '1' }), asker, {
    accept: 'application/json',
  });
  const { id: caseId } = (await sent.json()) as { id: string };

  const activity = { ...ACTIVITY, associationId };
  const own = await app.as(doctor);
  const returned = await submitted(own, activity);
  const accepted = await submitted(own, { ...activity, ...onDay(9) });
  const decide = async (id: string, decision: string) =>
    decideActivity(await app.as(officer), associationId, id, {
      revision: 2,
      decision,
      reason: 'A paper is missing',
    });
  await decide(returned, 'returned');
  await decide(accepted, 'accepted');
  const [line] = await app.platform.db.read
    .select()
    .from(participations)
    .where(eq(participations.personId, doctor.id));

  // The same content is kept once.
  const unlike = (body: Buffer) => Buffer.concat([body, randomBytes(9)]);
  const paper = () => ({
    field: 'evidence',
    good: unlike(PDF),
    fields: activity,
    large: 20_000_001,
    wrong: { title: '' },
  });
  const members = '/associations/assoc';
  return {
    'a package': { path: '/author/upload', person: author, field: 'package', good: await packageOf(), fields: {}, large: LARGEST_PACKAGE + 1 },
    'a cover': { path: `/author/courses/${course.courseId}`, person: author, field: 'cover', good: unlike(PNG), fields: {}, large: 3_000_001 },
    'a slide': { path: `/mentor/webinars/${webinarId}/slides`, person: mentor, field: 'slide', good: unlike(PNG), fields: { words: 'A heart' }, large: 3_000_001, wrong: { words: 'x'.repeat(2001) } },
    'a picture of a question': { path: `/consultations/${caseId}/pictures`, person: asker, field: 'file', good: PNG, fields: { position: '1' }, large: 5_000_000, wrong: { position: '2' } },
    'evidence': { ...paper(), path: '/credit/activities/new', person: doctor, wrong: { activityType: '' } },
    'evidence, again': { field: 'evidence', good: unlike(PDF), fields: {}, large: 20_000_001, path: `/credit/activities/${returned}`, person: doctor },
    'evidence of an officer': { ...paper(), path: `${members}/members/${doctor.id}/activities/new?activityType=${activity.activityType}`, person: officer, fields: { ...activity, ...onDay(7) } },
    'evidence of a correction': { ...paper(), path: `${members}/evidence/${line!.id}/correct`, person: officer, fields: { ...activity, ...onDay(9) } },
  }; // oxfmt-ignore
}

export const part = (name: string, value: Buffer | string, fileName = '') =>
  Buffer.concat([
    Buffer.from(
      `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${fileName && `; filename="${fileName}"`}\r\n\r\n`,
    ),
    Buffer.from(value),
    Buffer.from('\r\n'),
  ]);
export const END = Buffer.from(`--${BOUNDARY}--\r\n`);
export const before = ({ fields }: Route, more = {}) =>
  Buffer.concat(Object.entries({ ...fields, ...more }).map(([name, value]) => part(name, String(value))));
export const fileOf = ({ field, good }: Route, body = good) => part(field, body, 'paper.bin');

/** Sends a form of this boundary, as the route's person or with another `cookie`. */
export const sendUpload = (
  app: TestApp,
  { path, person }: Route,
  body: BodyInit,
  cookie = person.cookie,
): Promise<Response> =>
  app.send(path, {
    method: 'POST',
    body,
    headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
    cookie,
    duplex: 'half',
  });
