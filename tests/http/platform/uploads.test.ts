import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import { decideActivity } from '#app/domains/credits/activities/decide-activity.server.ts';
import { stageEvidence } from '#app/domains/credits/activities/stage-evidence.server.ts';
import { submitActivity } from '#app/domains/credits/activities/submit-activity.server.ts';
import { ARCHIVE_LIMITS } from '#app/domains/scorm/inspection/open-archive.server.ts';
import { participations } from '#db/schema/credits.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import { consulting, questionOf, verified } from '#tests/support/consultation.ts';
import { publishCourse } from '#tests/support/course.ts';
import { packageOf } from '#tests/support/packages.ts';
import { announceWebinar } from '#tests/support/webinar.ts';

const app = await makeApp();
const BOUNDARY = 'majakka-boundary';
const most = ARCHIVE_LIMITS.archiveBytes;
afterAll(() => void Object.assign(ARCHIVE_LIMITS, { archiveBytes: most }));

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

type Route = {
  path: string;
  person: Person;
  field: string;
  good: Buffer;
  fields: Record<string, string>;
  /** Larger than is taken. */
  large: number;
  /** Fields that are refused beside a good file; none where the file is all. */
  wrong?: Record<string, string>;
};
const routes: Record<string, Route> = {};

beforeAll(async () => {
  Object.assign(ARCHIVE_LIMITS, { archiveBytes: 100_000 });
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
  const paperOf = () => stageEvidence(own, { stream: Readable.from([PDF]), fileName: 'paper.pdf' });
  const returned = await submitActivity(own, null, activity, await paperOf());
  const accepted = await submitActivity(own, null, { ...activity, ...onDay(9) }, await paperOf());
  const decide = async (id: string, decision: string) =>
    decideActivity(await app.as(officer), id, { revision: 1, decision, reason: 'A paper is missing' });
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
  Object.assign(routes, {
    'a package': { path: '/author/upload', person: author, field: 'package', good: await packageOf(), fields: {}, large: 100_001 },
    'a cover': { path: `/author/courses/${course.courseId}`, person: author, field: 'cover', good: unlike(PNG), fields: {}, large: 3_000_001 },
    'a slide': { path: `/mentor/webinars/${webinarId}/slides`, person: mentor, field: 'slide', good: unlike(PNG), fields: { words: 'A heart' }, large: 3_000_001, wrong: { words: 'x'.repeat(2001) } },
    'a picture of a question': { path: `/consultations/${caseId}/pictures`, person: asker, field: 'file', good: PNG, fields: { position: '1' }, large: 5_000_000, wrong: { position: '2' } },
    'evidence': { ...paper(), path: '/credit/activities/new', person: doctor, fields: { ...activity, ...onDay(6) } },
    'evidence, again': { ...paper(), path: `/credit/activities/${returned}`, person: doctor },
    'evidence of an officer': { ...paper(), path: `${members}/members/${doctor.id}/activities/new`, person: officer, fields: { ...activity, ...onDay(7) } },
    'evidence of a correction': { ...paper(), path: `${members}/evidence/${line!.id}/correct`, person: officer, fields: { ...activity, ...onDay(9) } },
  } satisfies Record<string, Route>); // oxfmt-ignore
}, 60_000);

const everyFile = () =>
  ['incoming', 'files'].flatMap((name) =>
    readdirSync(join(app.folder, name), { recursive: true, withFileTypes: true })
      .filter((each) => each.isFile() || name === 'incoming')
      .map((each) => join(each.parentPath, each.name)),
  );

const part = (name: string, value: Buffer | string, fileName = '') =>
  Buffer.concat([
    Buffer.from(
      `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${fileName && `; filename="${fileName}"`}\r\n\r\n`,
    ),
    Buffer.from(value),
    Buffer.from('\r\n'),
  ]);
const END = Buffer.from(`--${BOUNDARY}--\r\n`);
const before = ({ fields }: Route, more = {}) =>
  Buffer.concat(Object.entries({ ...fields, ...more }).map(([name, value]) => part(name, String(value))));
const fileOf = ({ field, good }: Route, body = good) => part(field, body, 'paper.bin');

const send = ({ path, person }: Route, body: BodyInit) =>
  app.send(path, {
    method: 'POST',
    body,
    headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
    cookie: person.cookie,
    duplex: 'half',
  });

/** A body whose sender goes away after `bytes`. */
const broken = (bytes: Buffer) => {
  let sent = false;
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent) return controller.error(new Error('aborted'));
      sent = true;
      controller.enqueue(new Uint8Array(bytes));
    },
  });
};

type Kind = [status: number, make: (route: Route) => Buffer | ReadableStream<Uint8Array>];
const FIELDS = 'beside fields that are refused';
const KINDS: Record<string, Kind> = {
  'that is too large': [413, (route) => Buffer.concat([before(route), fileOf(route, Buffer.alloc(route.large, 1)), END])],
  'of another type': [422, (route) => Buffer.concat([before(route), fileOf(route, Buffer.from('MZ a program')), END])],
  'that breaks off': [422, (route) => Buffer.concat([before(route), fileOf(route)]).subarray(0, -20)],
  'in a form that breaks off behind it': [422, (route) => Buffer.concat([before(route), fileOf(route), part('more', 'x').subarray(0, -9)])],
  'whose sender goes away': [422, (route) => broken(Buffer.concat([before(route), fileOf(route)]).subarray(0, -20))],
  'whose sender goes away behind it': [422, (route) => broken(Buffer.concat([before(route), fileOf(route), part('more', 'x')]))],
  [FIELDS]: [422, (route) => Buffer.concat([before(route, route.wrong), fileOf(route), END])],
}; // oxfmt-ignore
const NAMES = ['a package', 'a cover', 'a slide', 'a picture of a question', 'evidence', 'evidence, again', 'evidence of an officer', 'evidence of a correction']; // oxfmt-ignore

const CASES = NAMES.flatMap((name) => Object.keys(KINDS).map((kind) => [name, kind] as const)).filter(
  ([name, kind]) => kind !== FIELDS || !['a package', 'a cover'].includes(name),
);
test.each(CASES)('%s %s is refused and leaves no file', async (name, kind) => {
  const route = routes[name]!;
  const [status, make] = KINDS[kind]!;
  const there = everyFile();
  const answer = await send(route, make(route) as BodyInit);
  expect([answer.status, everyFile()]).toEqual([status, there]);
});

test.each(NAMES)('%s that is not refused is kept', async (name) => {
  const route = routes[name]!;
  const there = everyFile().length;
  const answer = await send(route, Buffer.concat([before(route), fileOf(route), END]));
  expect([answer.status < 400, everyFile().length > there]).toEqual([true, true]);
});

test.each(['a cover', 'a slide', 'evidence', 'evidence of a correction'])(
  'what is wrong with %s is said beside its field',
  async (name) => {
    const route = routes[name]!;
    for (const kind of ['of another type', 'that is too large']) {
      const answer = await send(route, KINDS[kind]![1](route) as BodyInit);
      expect(await answer.text()).toMatch(new RegExp(`id="[^"]*${route.field}-error"`));
    }
  },
);

test('a text that is refused comes back whole, however long', async () => {
  const route = routes['evidence']!;
  const reflection = `${'ё'.repeat(20_000)} end`;
  const answer = await send(route, Buffer.concat([before(route, { reflection }), fileOf(route), END]));
  expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining(reflection)]);
  // More than a form holds is nothing that came: no part of it is shown as if it were all.
  const endless = await send(
    route,
    Buffer.concat([before(route, { reflection: 'x'.repeat(300_000) }), fileOf(route), END]),
  );
  expect([endless.status, (await endless.text()).includes('xxx')]).toEqual([413, false]);
});
