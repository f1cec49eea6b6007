import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { validateStatement } from '#app/domains/xapi/statements/validate-statement.ts';
import { people } from '#db/schema/accounts.ts';
import { registrations } from '#db/schema/learning.ts';
import { activities } from '#db/schema/xapi.ts';
import type { Person } from '#tests/support/app.ts';
import { openSpeakingCourse } from '#tests/support/speaking-course.ts';

const { app, store, course, send, saidOf, brief, learner, atRecording, watch } = await openSpeakingCourse();

test('the script of a page with recordings is given a credential for its learner, and what they watch is recorded', async () => {
  const person = await learner();
  await send(person, 'light', { intent: 'turn' });
  const { given } = await atRecording(person);
  await watch(given);
  const said = (await saidOf(person)).filter(({ object }) => object.id.includes('/recordings/'));
  expect(brief(said)).toEqual(
    ['initialized', 'played', 'seeked', 'paused', 'completed', 'terminated'].map(
      (verb) => `${verb} /modules/light/recordings/light.mp4`,
    ),
  );
  for (const each of said) validateStatement(each, '1.0.3');
  const [known] = await app.platform.db.read
    .select()
    .from(activities)
    .where(eq(activities.iri, given.recordings['light.mp4']!.id));
  expect(JSON.parse(known!.definition)).toEqual({
    name: { en: 'Light and distance (light.mp4)', fi: 'Valo ja etäisyys (light.mp4)' },
    type: 'https://w3id.org/xapi/video/activity-type/video',
  });
});

test('it speaks of nobody else, in no other registration, of no other module, defines nothing, and reads no statement', async () => {
  const person = await learner();
  await send(person, 'light', { intent: 'turn' });
  const { given, ask, says, object } = await atRecording(person);
  const other = {
    objectType: 'Agent',
    account: { homePage: 'http://localhost:3000', name: 'somebody-else' },
  };
  const at = `http://localhost:3000/activities/courses/${course.courseId}`;
  expect((await ask('POST', 'statements', says())).status).toBe(200);
  for (const wrong of [
    { actor: other },
    { context: {} },
    { context: { ...given.context, registration: crypto.randomUUID() } },
    { context: { ...given.context, instructor: other } },
    { object: { id: at } },
    { object: { id: `${at}/modules/light` } },
    { object: { id: `${at}/modules/light/questions/ruler` } },
    { object: { id: `${at}/modules/check/recordings/light.mp4` } },
    {
      verb: { id: 'http://adlnet.gov/expapi/verbs/voided' },
      object: { objectType: 'StatementRef', id: crypto.randomUUID() },
      context: { registration: given.context.registration },
    },
  ])
    expect((await ask('POST', 'statements', says(wrong))).status, JSON.stringify(wrong)).toBe(403);
  expect((await ask('GET', 'statements')).status).toBe(403);
  expect(
    (await ask('GET', `activities?activityId=${encodeURIComponent(`${at}/modules/check/questions/ruler`)}`))
      .status,
  ).toBe(403);
  const definition = { name: { fi: 'Something else' } };
  expect((await ask('POST', 'statements', says({ object: { ...object, definition } }))).status).toBe(200);
  const [known] = await app.platform.db.read.select().from(activities).where(eq(activities.iri, object.id));
  expect(known!.definition).not.toContain('Something else');
});

test('it keeps no state', async () => {
  const person = await learner();
  await send(person, 'light', { intent: 'turn' });
  const { given, ask, object } = await atRecording(person);
  const state = `activities/state?${new URLSearchParams({ activityId: object.id, agent: JSON.stringify(given.actor), registration: given.context.registration, stateId: 'place' })}`; // oxfmt-ignore
  for (const method of ['GET', 'PUT', 'POST', 'DELETE'])
    expect((await ask(method, state, method.startsWith('P') ? {} : undefined)).status, method).toBe(403);
});

test('a credential is made for nobody who does not take the course, and for no module without recordings', async () => {
  const ask = (who: Person | undefined, module: string) =>
    app.post(`${course.path}/records`, { module }, who, { accept: 'application/json' });
  const person = await learner();
  expect((await ask(person, 'light')).status).toBe(200);
  expect((await ask(person, 'check')).status).toBe(404);
  expect((await ask(person, 'nowhere')).status).toBe(404);
  expect((await ask(await app.person('stranger'), 'light')).status).toBe(404);
});

test('it ends with the session, with the registration and when its learner is blocked, and nobody makes one up', async () => {
  const works = async ({ ask, says }: Awaited<ReturnType<typeof atRecording>>) =>
    (await ask('POST', 'statements', says())).status;
  const leaving = await learner();
  const left = await atRecording(leaving);
  expect(await works(left)).toBe(200);
  await app.platform.db.transact((tx) =>
    tx
      .update(registrations)
      .set({ endedAt: new Date() })
      .where(eq(registrations.id, left.given.context.registration)),
  );
  expect(await works(left)).toBe(401);

  const blocked = await learner();
  const ofBlocked = await atRecording(blocked);
  await app.platform.db.transact((tx) =>
    tx.update(people).set({ blockedAt: new Date() }).where(eq(people.id, blocked.id)),
  );
  expect(await works(ofBlocked)).toBe(401);

  const leaver = await learner();
  const ofLeaver = await atRecording(leaver);
  await app.post('/sign-out', {}, leaver);
  expect(await works(ofLeaver)).toBe(401);

  const person = await learner();
  const own = await atRecording(person);
  const said = Buffer.from(own.given.authorization.slice(6), 'base64').toString();
  for (const wrong of [
    said.replace(own.given.context.registration, left.given.context.registration),
    said.replace('.light:', '.check:'),
    said.replace(/:.*/, ':guessed'),
    said.replace(/^lesson\./, 'launch.'),
  ]) {
    const given = { ...own.given, authorization: `Basic ${Buffer.from(wrong).toString('base64')}` };
    const answer = await store.raw('GET', '/xapi/statements', {
      Authorization: given.authorization,
      'X-Experience-API-Version': '1.0.3',
    });
    expect(answer.status, wrong).toBe(401);
  }
});
