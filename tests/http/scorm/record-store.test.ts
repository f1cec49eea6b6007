import { eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import type { PlayerState } from '#app/domains/scorm/launches/player-state.ts';
import type { LaunchParameters } from '#app/domains/scorm/record-store/launch-parameters.ts';
import { people, sessions } from '#db/schema/accounts.ts';
import { scormLaunches } from '#db/schema/scorm.ts';
import { type Person, makeApp } from '#tests/support/app.ts';
import { serveContent } from '#tests/support/content-client.ts';
import { launch, publishCourse } from '#tests/support/course.ts';
import { said } from '#tests/support/words.ts';

const app = await makeApp();
const { db } = app.platform;
const ask = serveContent(app);
const author = await app.person('author', ['author']);
const course = await publishCourse(app, author);
const settle = (needs: string[]) =>
  app.post(`/author/packages/${course.packageId}`, { intent: 'needs', needs, hosts: '' }, author);
let learner: Person;

beforeAll(async () => {
  await settle(['records']);
  learner = await app.person('learner');
});

const offer = async (base: string) => {
  const answer = await ask(`${base}/__rte/record-store`, { method: 'POST' });
  return { status: answer.status, given: JSON.parse(answer.body) as LaunchParameters };
};
const redeem = async (url: string) => {
  const answer = await ask(url, { method: 'POST' });
  return { ...answer, json: JSON.parse(answer.body) as Record<string, string> };
};
/** A launch of its own, and its content's way to the record store. */
async function begin(person = learner) {
  const { base, token } = await launch(app, person, course.path);
  const { given } = await offer(base);
  const auth = (await redeem(given.fetch)).json['auth-token']!;
  const at = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    ask(given.endpoint + path, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      headers: { Authorization: `Basic ${auth}`, 'X-Experience-API-Version': '1.0.3', 'Content-Type': 'application/json', ...headers },
    }); // oxfmt-ignore
  const says = (more: object = {}) => ({
    actor: given.actor,
    verb: { id: 'http://adlnet.gov/expapi/verbs/answered', display: { en: 'answered' } },
    object: {
      objectType: 'Activity',
      id: `${given.activityId}/q1`,
      definition: { name: { en: 'Question 1' } },
    },
    context: { registration: given.registration },
    ...more,
  });
  const state = (more: Record<string, string> = {}) =>
    `activities/state?${new URLSearchParams({ activityId: given.activityId, agent: JSON.stringify(given.actor), registration: given.registration, stateId: 'bookmark', ...more })}`; // oxfmt-ignore
  return { base, token, given, at, says, state };
}
const other = { objectType: 'Agent', account: { homePage: 'http://localhost:3000', name: 'somebody-else' } };

test('content that its author lets to the record store gets a credential once, and writes with it into the record of its learner', async () => {
  const { base } = await launch(app, learner, course.path);
  const policy = String((await ask(`${base}/index.html`)).headers['content-security-policy']);
  expect(policy).toContain("connect-src 'self' data: blob: http://localhost:3000/xapi/;");
  expect((JSON.parse((await ask(`${base}/__rte/state`)).body) as PlayerState).records).toBe(true);
  const { given } = await offer(base);
  const first = await redeem(given.fetch);
  expect([first.status, first.headers['content-type'], first.headers['cache-control']]).toEqual([200, expect.stringMatching(/^application\/json/), 'no-store']); // oxfmt-ignore
  expect(first.json['auth-token']).toMatch(/^[A-Za-z0-9+/]+=*$/);
  const second = await redeem(given.fetch);
  expect([second.status, second.json]).toEqual([200, { 'error-code': '1', 'error-text': expect.stringContaining('already') }]); // oxfmt-ignore
  expect((await redeem(given.fetch.replace(/code=.*/, 'code=guessed'))).json['error-code']).toBe('2');
  expect((await redeem(given.fetch.replace(/\/l\/[^/]+/, '/l/nobody'))).json['error-code']).toBe('2');
  expect((await ask(given.fetch)).status).toBe(404);

  const { at, says } = await begin();
  expect((await at('POST', 'statements', says())).status).toBe(200);
  const page = await app.get('/record', learner);
  expect(await page.text()).toContain('Question 1');
});

test('it speaks of nobody else, in no other registration, of nothing else, and reads no statement', async () => {
  const { at, says, given } = await begin();
  for (const wrong of [
    { actor: other },
    { actor: { objectType: 'Group', member: [given.actor] } },
    { context: {} },
    { context: { registration: crypto.randomUUID() } },
    { context: { registration: given.registration, instructor: other } },
    { object: { id: 'http://localhost:3000/activities/courses/1' } },
    { object: { id: `${given.activityId}1` } },
    {
      verb: { id: 'http://adlnet.gov/expapi/verbs/voided' },
      object: { objectType: 'StatementRef', id: crypto.randomUUID() },
    },
  ])
    // oxfmt-ignore
    expect((await at('POST', 'statements', says(wrong))).status, JSON.stringify(wrong)).toBe(403);
  // Nothing of a list is kept where one of it is refused.
  expect((await at('POST', 'statements', [says(), says({ actor: other })])).status).toBe(403);
  expect((await at('GET', 'statements')).status).toBe(403);
  expect((await at('GET', `agents?agent=${encodeURIComponent(JSON.stringify(other))}`)).status).toBe(403);
});

test('it keeps the state of its learner, which the next launch finds, and reaches no other', async () => {
  const { at, state } = await begin();
  expect((await at('PUT', state(), { page: 3 })).status).toBe(204);
  const again = await begin();
  expect(JSON.parse((await again.at('GET', again.state())).body)).toEqual({ page: 3 });
  for (const wrong of <Record<string, string>[]>[
    { agent: JSON.stringify(other) },
    { registration: crypto.randomUUID() },
    { activityId: 'https://example.org/activities/1' },
  ])
    for (const method of ['GET', 'PUT', 'DELETE'])
      expect((await again.at(method, again.state(wrong), method === 'PUT' ? {} : undefined)).status, JSON.stringify(wrong)).toBe(403); // oxfmt-ignore
  const profile = (agent: object) => `agents/profile?${new URLSearchParams({ agent: JSON.stringify(agent), profileId: 'cmi5LearnerPreferences' })}`; // oxfmt-ignore
  expect((await again.at('GET', profile(again.given.actor))).status).toBe(404);
  expect((await again.at('GET', profile(other))).status).toBe(403);
  expect((await again.at('PUT', profile(again.given.actor), {}, { 'If-None-Match': '*' })).status).toBe(403);
  expect((await again.at('PUT', `activities/profile?${new URLSearchParams({ activityId: again.given.activityId, profileId: 'p' })}`, {}, { 'If-None-Match': '*' })).status).toBe(403); // oxfmt-ignore
  const stranger = await begin(await app.person('stranger'));
  expect((await stranger.at('GET', stranger.state())).status).toBe(404);
});

test('its credential ends with the launch, the session, the right of the person, and the need', async () => {
  const works = async ({ at, state }: Awaited<ReturnType<typeof begin>>) => (await at('GET', state({ stateId: 'none' }))).status; // oxfmt-ignore
  const superseded = await begin();
  expect(await works(superseded)).toBe(404);
  const current = await begin();
  expect([await works(superseded), await works(current)]).toEqual([401, 404]);

  await settle([]);
  expect(await works(current)).toBe(401);
  expect((await offer(current.base)).status).toBe(404);
  await settle(['records']);
  expect(await works(current)).toBe(404);

  const registration = eq(scormLaunches.registrationId, current.given.registration);
  await db.transact(async (tx) => void (await tx.update(scormLaunches).set({ expiresAt: new Date(0) }).where(registration))); // oxfmt-ignore
  expect(await works(current)).toBe(401);

  const leaver = await app.person('leaver');
  const left = await begin(leaver);
  const { given } = await offer(left.base);
  await db.transact(async (tx) => void (await tx.delete(sessions).where(eq(sessions.personId, leaver.id))));
  expect(await works(left)).toBe(401);
  expect((await redeem(given.fetch)).json['error-code']).toBe('1');

  const barred = await app.person('barred');
  const blocked = await begin(barred);
  await db.transact(async (tx) => void (await tx.update(people).set({ blockedAt: new Date() }).where(eq(people.id, barred.id)))); // oxfmt-ignore
  expect(await works(blocked)).toBe(401);
});

test('a package that was not let to it gets no way there, nor does a look at one', async () => {
  const plain = await publishCourse(app, author, { title: 'Lungs at home' });
  const { base } = await launch(app, await app.person('plain'), plain.path);
  expect((await offer(base)).status).toBe(404);
  expect(String((await ask(`${base}/index.html`)).headers['content-security-policy'])).not.toContain('/xapi');
  const look = await (await app.get(`/previews/${course.packageId}`, author)).text();
  const player = /src="(http:[^"]+)__player\/"/.exec(look)?.[1] ?? '';
  expect(
    (JSON.parse((await ask(`${player}__rte/state`, { method: 'POST' })).body) as PlayerState).records,
  ).toBe(false);
  expect((await ask(`${player}__rte/record-store`, { method: 'POST' })).status).toBe(405);
});

test('everybody who looks at the course is told', async () => {
  expect(await (await app.get(course.path)).text()).toContain(said('scorm:needs.told.records'));
});
