import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { COMMIT_LIMITS } from '#app/domains/scorm/commits/commit-limits.ts';
import type { LaunchParameters } from '#app/domains/scorm/record-store/launch-parameters.ts';
import { openClientAuthenticator } from '#app/domains/xapi/credentials/open-client-authenticator.server.ts';
import { newId } from '#app/platform/ids.server.ts';
import { scormCommits, scormLaunches } from '#db/schema/scorm.ts';
import { credentialUse } from '#db/schema/xapi.ts';
import { makeApp } from '#tests/support/app.ts';
import { serveContent } from '#tests/support/content-client.ts';
import { launch, publishCourse } from '#tests/support/course.ts';
import { pieceOf } from '#tests/support/words.ts';

const app = await makeApp();
const { db } = app.platform;
const content = serveContent(app);
const author = await app.person('author', ['author']);
const course = await publishCourse(app, author);
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
  const grant = () =>
    Promise.resolve({ associationId: null, scopes: ['state' as const], owner: 'o', bounds: null, authority: { objectType: 'Agent', account: { homePage: 'https://x.test', name: 'x' } } }); // oxfmt-ignore
  const authenticator = openClientAuthenticator(app.platform, { launch: grant, lesson: grant });
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
