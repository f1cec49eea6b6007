import { and, eq, gt } from 'drizzle-orm';
import { afterEach, expect, test, vi } from 'vitest';
import { limits } from '#db/schema/platform.ts';
import { roomEvents, roomMessages, roomQuestions, rooms } from '#db/schema/rooms.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import { announceWebinar, actInRoom, takeSeat } from '#tests/support/webinar.ts';

const app = await makeApp();
const { db } = app.platform;

const DAY_MS = 86_400_000;

/** A webinar whose room is open, with somebody in it who has asked a question. */
async function room() {
  const mentor = await app.person('mentor', ['mentor']);
  const { id, slug } = await announceWebinar(app, mentor);
  const seated = async (name: string) => {
    const person = await app.person(name);
    await takeSeat(app, slug, person);
    return person;
  };
  const act = async (person: Person, form: Record<string, string>) => {
    const answer = await actInRoom(app, slug, person, form);
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
