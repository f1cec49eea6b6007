import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { and, eq, gt } from 'drizzle-orm';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { COMMIT_LIMITS } from '#app/domains/scorm/commits/commit-limits.ts';
import type { LaunchParameters } from '#app/domains/scorm/record-store/launch-parameters.ts';
import { openClientAuthenticator } from '#app/domains/xapi/credentials/open-client-authenticator.server.ts';
import { newId } from '#app/platform/ids.server.ts';
import { queueMail } from '#app/platform/queue-mail.server.ts';
import { certificates } from '#db/schema/certificates.ts';
import { externalActivities } from '#db/schema/credits.ts';
import { limits, mails } from '#db/schema/platform.ts';
import { roomEvents, roomMessages, roomQuestions, rooms } from '#db/schema/rooms.ts';
import { scormCommits, scormLaunches } from '#db/schema/scorm.ts';
import { credentialUse } from '#db/schema/xapi.ts';
import { completeIn } from '#tests/support/completion.ts';
import { ANSWERS } from '#tests/support/accrediting.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import { verified } from '#tests/support/consultation.ts';
import { serveContent } from '#tests/support/content-client.ts';
import { launch, publishCourse } from '#tests/support/course.ts';
import { announceWebinar } from '#tests/support/webinar.ts';
import { pieceOf, said } from '#tests/support/words.ts';

const app = await makeApp();
const { db } = app.platform;
const content = serveContent(app);
let author: Person;
let officer: Person;
let administrator: Person;
let learner: Person;
let associationId: string;
let course: Awaited<ReturnType<typeof publishCourse>>;

beforeAll(async () => {
  author = await app.person('author', ['author']);
  officer = await app.person('officer');
  administrator = await app.person('admin', ['administrator']);
  associationId = await app.association('assoc', [officer]);
  learner = await verified(app, 'learner', associationId);
  course = await publishCourse(app, author);
});

const DAY_MS = 86_400_000;
const launchOf = ({ page }: { page: string }) => page.split('/').at(-1)!;
const rowOf = async (id: string) =>
  (await db.read.select().from(scormLaunches).where(eq(scormLaunches.id, id)))[0]!;
const commit = (base: string, sequence: number) =>
  content(`${base}/__rte/commit`, {
    method: 'POST',
    body: JSON.stringify({ sequence, cmi: { 'cmi.location': String(sequence) } }),
  });

test.each([
  ['all that it may', { journalBytes: COMMIT_LIMITS.bytesInAll }, 429],
  ['all of this hour', { hourCommits: COMMIT_LIMITS.anHour }, 429],
  ['all of an hour that is over', { hourCommits: COMMIT_LIMITS.anHour, hour: 0 }, 200],
] as const)(
  'a launch that has said %s: its player keeps the rest until it may go on',
  async (what, spent, status) => {
    const person = await app.person(`talker-${what.length}`);
    const begun = await launch(app, person, course.path);
    expect((await commit(begun.base, 1)).status).toBe(200);
    await db.transact(async (tx) => {
      await tx
        .update(scormLaunches)
        .set(spent)
        .where(eq(scormLaunches.id, launchOf(begun)));
    });
    const answer = await commit(begun.base, 2);
    expect(answer.status).toBe(status);
    if (status === 200) return;
    expect(answer.headers['retry-after']).toBe('60');
    expect(JSON.parse(answer.body)).toMatchObject({ error: 'too_many_commits' });
    expect(await db.read.$count(scormCommits, eq(scormCommits.launchId, launchOf(begun)))).toBe(1);
  },
);

test('to launch again and again does not give more: bytes and launches of a day are bounded for a person', async () => {
  const person = await app.person('restless');
  const begun = await launch(app, person, course.path);
  const again = async () => {
    const answer = await app.post(course.path, { intent: 'launch', language: 'en' }, person);
    return [answer.status, answer.status === 302 ? '' : await answer.text()];
  };
  const refusal = [429, expect.stringContaining(pieceOf('errors:too_many_launches'))];
  const bytes = async (journalBytes: number) =>
    db.transact(async (tx) => {
      await tx.update(scormLaunches).set({ journalBytes }).where(eq(scormLaunches.personId, person.id));
    });
  await bytes(COMMIT_LIMITS.bytesADay + 1);
  expect(await again()).toEqual(refusal);
  await bytes(0);
  expect((await again())[0]).toBe(302);

  const row = await rowOf(launchOf(begun));
  const before = (hours: number) => new Date(Date.now() - hours * 3_600_000);
  await db.transact(async (tx) => {
    for (let made = 2; made < COMMIT_LIMITS.launchesADay; made += 100)
      await tx.insert(scormLaunches).values(
        Array.from({ length: Math.min(100, COMMIT_LIMITS.launchesADay - made) }, () => ({
          ...row,
          id: newId(),
          tokenHash: newId(),
          endedAt: before(1),
          createdAt: before(1),
        })),
      );
  });
  expect(await again()).toEqual(refusal);
  // The same launches, of yesterday.
  await db.transact(async (tx) => {
    await tx
      .update(scormLaunches)
      .set({ createdAt: before(25) })
      .where(eq(scormLaunches.personId, person.id));
  });
  expect((await again())[0]).toBe(302);
});

test.each([
  ['many', 2000, 10],
  ['large', 1, 32_000_000],
])('late work is kept, but not more of it than anybody would ask for: %s', async (_name, count, bytes) => {
  const person = await app.person('late');
  const first = await launch(app, person, course.path);
  await launch(app, person, course.path, 'launch');
  expect((await commit(first.base, 1)).status).toBe(409);
  const row = { launchId: launchOf(first), receivedAt: new Date(), base: null, applied: false, late: true };
  const body = `{}${' '.repeat(bytes - 2)}`;
  await db.transact(async (tx) => {
    for (let n = 0; n < count; n += 100)
      await tx.insert(scormCommits).values(
        Array.from({ length: Math.min(100, count - n) }, (_, i) => ({
          ...row,
          body,
          sequence: 10 + n + i,
        })),
      );
  });
  const kept = await db.read.$count(scormCommits, eq(scormCommits.launchId, row.launchId));
  expect((await commit(first.base, 5000)).status).toBe(429);
  expect(await db.read.$count(scormCommits, eq(scormCommits.launchId, row.launchId))).toBe(kept);
});

test('what content may write with the credential of a launch is bounded by the day', async () => {
  await app.post(`/author/packages/${course.packageId}`, { intent: 'needs', needs: ['records'], hosts: '' }, author); // oxfmt-ignore
  const begun = await launch(app, await app.person('writer'), course.path);
  const offered = await content(`${begun.base}/__rte/record-store`, { method: 'POST' });
  const given = JSON.parse(offered.body) as LaunchParameters;
  const redeemed = await content(given.fetch, { method: 'POST' });
  const token = (JSON.parse(redeemed.body) as Record<string, string>)['auth-token']!;
  const say = () =>
    content(`${given.endpoint}statements`, {
      method: 'POST',
      headers: { Authorization: `Basic ${token}`, 'X-Experience-API-Version': '1.0.3', 'Content-Type': 'application/json' },
      body: JSON.stringify({
        actor: given.actor,
        verb: { id: 'http://adlnet.gov/expapi/verbs/answered', display: { en: 'answered' } },
        object: { id: `${given.activityId}/q1` },
        context: { registration: given.registration },
      }),
    }); // oxfmt-ignore
  expect((await say()).status).toBe(200);
  const [credentialId = ''] = Buffer.from(token, 'base64').toString().split(':');
  const minute = Math.floor(Date.now() / 60_000);
  const use = (ago: number) => ({ credentialId, minute: minute - ago, requests: 1, bytes: 50 * 1024 * 1024 });
  await db.transact(async (tx) => void (await tx.insert(credentialUse).values(use(1500))));
  expect((await say()).status).toBe(200);
  await db.transact(async (tx) => void (await tx.insert(credentialUse).values(use(600))));
  const full = await say();
  expect(full.status).toBe(429);
  // When what was written ten hours ago is a day old.
  const hours = Number(full.headers['retry-after']) / 3600;
  expect(hours).toBeGreaterThan(13.9);
  expect(hours).toBeLessThan(14.1);
});

test('a write that is refused, and a try past the bound of the day, count for nothing', async () => {
  const authenticator = openClientAuthenticator(app.platform, () =>
    Promise.resolve({ associationId: null, scopes: ['state'], owner: 'o', bounds: null, authority: { objectType: 'Agent', account: { homePage: 'https://x.test', name: 'x' } } }),
  ); // oxfmt-ignore
  const authorization = `Basic ${Buffer.from('launch.counted:secret').toString('base64')}`;
  const client = await authenticator.identify(authorization, new Date());
  const MIB = 1024 * 1024;
  const written = () => Promise.resolve('written');
  await expect(client.spend(40 * MIB, () => Promise.reject(new Error('412')))).rejects.toThrow('412');
  expect(await client.spend(30 * MIB, written)).toBe('written');
  await expect(client.spend(40 * MIB, written)).rejects.toMatchObject({ status: 429 });
  expect(await client.spend(20 * MIB, written)).toBe('written');
  await expect(client.spend(60 * MIB, written)).rejects.toMatchObject({ status: 413 });
  await authenticator.stop();
  const [row] = await db.read
    .select({ bytes: credentialUse.bytes })
    .from(credentialUse)
    .where(eq(credentialUse.credentialId, 'launch.counted'));
  expect(Number(row!.bytes)).toBe(50 * MIB);
});

/** A webinar whose room is open, with somebody in it who has asked a question. */
async function room() {
  const mentor = await app.person('mentor', ['mentor']);
  const { id, slug } = await announceWebinar(app, mentor);
  const seated = async (name: string) => {
    const person = await app.person(name);
    await app.post(`/webinars/${slug}`, { intent: 'take', language: 'en' }, person);
    return person;
  };
  const act = async (person: Person, form: Record<string, string>) => {
    const answer = await app.post(`/webinars/${slug}/act`, form, person, { accept: 'application/json' });
    return [answer.status, ((await answer.json()) as { error?: string }).error];
  };
  return { id, mentor, seated, act };
}
const times = async <T>(count: number, work: () => Promise<T>): Promise<T[]> => {
  const all: T[] = [];
  for (let n = 0; n < count; n++) all.push(await work());
  return all;
};
const DONE = [200, undefined];
/** Tries are counted by the minute: from here on the clock is stopped in the middle of one. */
const standStill = () =>
  vi.useFakeTimers({ toFake: ['Date'], now: Math.floor(Date.now() / 60_000) * 60_000 + 30_000 });
afterEach(() => void vi.useRealTimers());

test('what one person says, asks and votes in a room has a bound, and what is past it reaches nobody', async () => {
  standStill();
  const { id, seated, act } = await room();
  const [talker, voter] = [await seated('talker'), await seated('voter')];
  const said = await times(21, () => act(talker, { intent: 'say', text: 'Hello' }));
  expect([said.at(-2), said.at(-1)]).toEqual([DONE, [429, 'too_many_tries']]);
  expect(await db.read.$count(roomMessages, eq(roomMessages.roomId, id))).toBe(20);

  expect(await act(voter, { intent: 'ask', text: 'Why?' })).toEqual(DONE);
  const [question] = await db.read.select().from(roomQuestions).where(eq(roomQuestions.roomId, id));
  let voted = 'no';
  const votes = await times(31, () => {
    voted = voted === 'no' ? 'yes' : 'no';
    return act(voter, { intent: 'vote', id: question!.id, voted });
  });
  expect([votes.at(-2), votes.at(-1)]).toEqual([DONE, [429, 'too_many_tries']]);
  const own = and(eq(roomEvents.roomId, id), eq(roomEvents.kind, 'vote'));
  expect(await db.read.$count(roomEvents, own)).toBe(30);
});

test('a day of talk has a bound too, however slowly it is said', async () => {
  standStill();
  const { seated, act } = await room();
  const talker = await seated('slow');
  expect(await act(talker, { intent: 'say', text: 'Good morning' })).toEqual(DONE);
  // As if this were the six hundredth, and the others had been said in other minutes.
  const today = new Date(Math.floor(Date.now() / DAY_MS) * DAY_MS);
  await db.transact(async (tx) => {
    await tx.update(limits).set({ count: 600 }).where(eq(limits.windowStart, today));
    await tx.delete(limits).where(gt(limits.windowStart, today));
  });
  expect(await act(talker, { intent: 'say', text: 'Good evening' })).toEqual([429, 'too_many_tries']);
});

test('a room that holds all that it may takes nothing more from those in it, and goes on for who leads it', async () => {
  const { id, mentor, seated, act } = await room();
  const doctor = await seated('last');
  expect(await act(doctor, { intent: 'ask', text: 'Is there room?' })).toEqual(DONE);
  const [question] = await db.read.select().from(roomQuestions).where(eq(roomQuestions.roomId, id));
  await db.transact(async (tx) => {
    await tx.update(rooms).set({ lastNumber: 200_000 }).where(eq(rooms.id, id));
  });
  const forms: ({ intent: string } & Record<string, string>)[] = [
    { intent: 'say', text: 'More' },
    { intent: 'ask', text: 'More?' },
    { intent: 'vote', id: question!.id, voted: 'yes' },
    { intent: 'hand', raised: 'yes' },
  ];
  for (const form of forms)
    expect([form.intent, ...(await act(doctor, form))]).toEqual([form.intent, 429, 'room_full']);
  expect(await act(mentor, { intent: 'caption', language: 'en', text: 'We go on' })).toEqual(DONE);
});

test('nobody’s mailbox is flooded: mails to one address within a day have a bound, and others are written to', async () => {
  const mail = (to: string) => ({ to, subject: 's', body: 'b' });
  const to = 'flooded@example.org';
  const [now, nextDay] = [new Date(), new Date(Date.now() + 25 * 3_600_000)];
  await db.transact(async (tx) => {
    for (let n = 0; n < 230; n++) await queueMail(tx, now, mail(to));
  });
  const count = (address: string) => db.read.$count(mails, eq(mails.recipient, address));
  const counted = await count(to);
  expect(counted).toBeLessThanOrEqual(201);
  await db.transact(async (tx) => {
    await queueMail(tx, now, mail('calm@example.org'));
    await queueMail(tx, nextDay, mail(to));
  });
  expect([await count('calm@example.org'), await count(to)]).toEqual([1, counted + 1]);
});

const PDF = (bytes: number) => Buffer.concat([Buffer.from('%PDF-1.4\n'), randomBytes(bytes)]);
const pathOf = (body: Buffer) => app.platform.files.pathOf(createHash('sha256').update(body).digest('hex'));
const quota = (kind: string, ownerId: string, megabytes: string) =>
  app.post('/admin/storage', { kind, ownerId, megabytes }, administrator);
async function handIn(path: string, person: Person, body: Buffer, day: string) {
  const form = new FormData();
  const fields = {
    title: 'Congress', organiser: 'X', language: 'en', activityType: 'live_onsite', associationId, reason: 'on paper', 'date-0': day, 'minutes-0': '300',
  }; // oxfmt-ignore
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('evidence', new File([new Uint8Array(body)], 'paper.pdf', { type: 'application/pdf' }));
  const answer = await app.send(path, { method: 'POST', body: form, cookie: person.cookie });
  return { status: answer.status, text: await answer.text() };
}

test.each([
  ['a doctor’s', '/credit/activities/new', () => learner, () => quota('person', learner.id, '1'), '2026-03-02'],
  ['an officer’s, of the association', '', () => officer, () => quota('association', associationId, '1'), '2026-03-03'],
])('evidence past the quota is refused with a sentence, and nothing of it stays: %s', async (_name, path, who, limit, day) => {
  const address = path || `/associations/assoc/members/${learner.id}/activities/new`;
  expect((await limit()).status).toBe(302);
  const [large, small] = [PDF(1_200_000), PDF(300_000)];
  const refused = await handIn(address, who(), large, day);
  expect([refused.status, refused.text]).toEqual([413, expect.stringContaining('the storage limit here is 1 MB')]);
  expect([existsSync(pathOf(large)), readdirSync(join(app.folder, 'incoming'))]).toEqual([false, []]);
  expect((await handIn(address, who(), small, day)).status).toBe(302);
  expect(existsSync(pathOf(small))).toBe(true);
}); // oxfmt-ignore

test.each([
  ['10000000', said('errors:number_out_of_range', { min: 0, max: 9_999_999 })],
  ['-1', said('errors:number_out_of_range', { min: 0, max: 9_999_999 })],
  ['much', said('errors:whole_number')],
])('a quota of %s megabytes is refused with the numbers that it may be', async (megabytes, sentence) => {
  const answer = await quota('person', learner.id, megabytes);
  expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining(sentence)]);
});

test('an installation has a quota too, whosever the files are', async () => {
  const { quotas } = app.platform.settings;
  const body = PDF(200_000);
  quotas.installation = 100_000;
  const refused = await handIn('/credit/activities/new', await verified(app, 'fresh', associationId), body, '2026-03-04'); // oxfmt-ignore
  quotas.installation = 0;
  expect([refused.status, refused.text]).toEqual([
    507,
    expect.stringContaining(pieceOf('errors:storage_full')),
  ]);
  expect(existsSync(pathOf(body))).toBe(false);
});

test('while the disk is nearly full commits are taken and credit is given; evidence waits', async () => {
  const doctor = await verified(app, 'working', associationId);
  const begun = await launch(app, doctor, course.path);
  app.disk.freeBytes = 10;
  expect((await handIn('/credit/activities/new', doctor, PDF(1000), '2026-03-05')).status).toBe(507);
  expect((await commit(begun.base, 1)).status).toBe(200);
  const { registrationId } = await rowOf(launchOf(begun));
  await db.transact(async (tx) => {
    await completeIn(tx, registrationId);
  });
  expect((await app.post(`/registrations/${registrationId}/evaluation`, ANSWERS, doctor)).status).toBe(302);
  expect(await db.read.$count(certificates, eq(certificates.personId, doctor.id))).toBe(1);
  app.disk.freeBytes = 1e12;
  expect(await db.read.$count(externalActivities, eq(externalActivities.personId, doctor.id))).toBe(0);
});
