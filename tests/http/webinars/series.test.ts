import { and, eq, ne } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { listAttendanceRules } from '#app/domains/webinars/attendance/list-attendance-rules.server.ts';
import { readOwnWebinar } from '#app/domains/webinars/schedule/read-own-webinar.server.ts';
import { repeatWebinar } from '#app/domains/webinars/schedule/repeat-webinar.server.ts';
import { accreditVersion } from '#app/domains/credits/accreditation/accredit-version.server.ts';
import { newId } from '#app/platform/ids.server.ts';
import { addDays, wallClockIn } from '#app/platform/time.ts';
import { courseVariants, topics } from '#db/schema/catalogue.ts';
import { accreditations } from '#db/schema/credits.ts';
import { roomPrompts, roomSlides } from '#db/schema/rooms.ts';
import { webinars } from '#db/schema/webinars.ts';
import { GRANT } from '#tests/support/accrediting.ts';
import { makeApp, type Person } from '#tests/support/app.ts';
import { day } from '#tests/support/days.ts';
import { announceWebinar } from '#tests/support/webinar.ts';
import { said } from '#tests/support/words.ts';

const app = await makeApp();
const { db } = app.platform;

/** A webinar with everything that its host can set. */
async function prepared() {
  const mentor = await app.person('host', ['mentor']);
  const [cohost, moderator] = [await app.person('cohost'), await app.person('moderator')];
  const officer = await app.person('officer');
  const associationId = await app.association(`series-${newId().slice(-6)}`, [officer]);
  const { id, versionId } = await announceWebinar(app, mentor, {
    title: 'Heart at home', moderated: 'yes', capacity: '40', associationId, catchUpHours: '24', specialties: ['cardiology'],
  }); // oxfmt-ignore
  const path = `/mentor/webinars/${id}`;
  const set = async (form: Record<string, string | string[]>) =>
    expect((await app.post(path, form, mentor)).status).toBe(302);
  await set({ intent: 'rule', minPercent: '90', answersPercent: '75', testPercent: '60' });
  await set({
    intent: 'words',
    language: 'lv',
    title: 'Sirds mājās',
    summary: 'Par sirdi.',
    objectives: 'Zināt',
  });
  await set({ intent: 'staff', email: cohost.email, role: 'cohost' });
  await set({ intent: 'staff', email: moderator.email, role: 'moderator' });
  await set({ intent: 'disclose', name: 'A Speaker', role: 'speaker', interests: 'Shares', resolution: 'Peer review', statedOn: day(-3) }); // oxfmt-ignore
  await set({ intent: 'question', question: 'Which valve?', options: 'Left\n*Right' });
  const topicId = newId();
  await db.transact(async (tx) => {
    await tx.insert(topics).values({ id: topicId, specialty: 'cardiology', title: 'Hearts', language: 'en', createdAt: new Date() }); // oxfmt-ignore
    await tx.insert(roomSlides).values({
      id: newId(), roomId: id, number: 1, fileHash: 'a'.repeat(64), fileType: 'image/png', fileBytes: 9, addedBy: mentor.id,
      words: 'A heart', createdAt: new Date(),
    }); // oxfmt-ignore
    await tx.insert(roomPrompts).values({
      id: newId(), roomId: id, kind: 'poll', question: 'How many?', options: ['1', '2'], state: 'closed', openedAt: new Date(),
      closesAt: new Date(), createdAt: new Date(),
    }); // oxfmt-ignore
  });
  await set({ intent: 'topic', topicId });
  await accreditVersion(await app.as(officer), associationId, {
    ...GRANT,
    courseVersionId: versionId,
    units: '2',
    validFrom: day(-1),
    validTo: day(90),
  });
  return { mentor, id, path, versionId };
}

const seriesOf = async (id: string) =>
  db.read
    .select()
    .from(webinars)
    .where(and(eq(webinars.seriesId, id), ne(webinars.id, id)))
    .orderBy(webinars.startsAt);

/** Everything that the host sees and sets, without what belongs to one event: its time, its ids, its state. */
async function settingsOf(mentor: Person, id: string) {
  const own = await readOwnWebinar(await app.as(mentor), id);
  const { revision: _, date: __, ...values } = own.values;
  const [row] = await db.read.select().from(webinars).where(eq(webinars.id, id));
  const variants = await db.read
    .select()
    .from(courseVariants)
    .where(eq(courseVariants.versionId, row!.versionId))
    .orderBy(courseVariants.language);
  const slides = await db.read.select().from(roomSlides).where(eq(roomSlides.roomId, id));
  const polls = await db.read.select().from(roomPrompts).where(eq(roomPrompts.roomId, id));
  return {
    values,
    rule: own.rule,
    staff: own.staff,
    topicId: own.topicId,
    disclosures: own.disclosures.map(({ id: _id, courseId: _course, ...each }) => each),
    questions: own.questions.map(({ id: _id, versionId: _version, ...each }) => each),
    words: variants.map(({ id: _id, versionId: _version, ...each }) => each),
    slides: slides.map(({ number, fileHash, words, addedBy }) => ({ number, fileHash, words, addedBy })),
    polls: polls.map(({ kind, question, options }) => ({ kind, question, options })),
    minutes: row!.endsAt.getTime() - row!.startsAt.getTime(),
    recorded: row!.recorded,
  };
}

test('a repeated webinar is the same: rule, texts of each language, staff, test, slides, polls and every setting', async () => {
  const { mentor, id, path, versionId } = await prepared();
  expect((await app.post(path, { intent: 'repeat', weeks: '1', times: '2' }, mentor)).status).toBe(302);
  const copies = await seriesOf(id);
  expect(copies).toHaveLength(2);
  const first = await settingsOf(mentor, id);
  expect(first.rule).toEqual({ minPercent: 90, answersPercent: 75, testPercent: 60 });
  expect(first.words.map(({ language }) => language)).toEqual(['en', 'lv']);
  expect([first.staff.length, first.values.moderated, first.values.capacity]).toEqual([2, true, '40']);
  for (const copy of copies) expect(await settingsOf(mentor, copy.id)).toEqual(first);
  // Each is a draft at the same hour, with a rule of its own and no accreditation: that is of one event.
  const [start] = await db.read.select().from(webinars).where(eq(webinars.id, id));
  const { date, time } = wallClockIn('UTC', start!.startsAt);
  expect(copies.map(({ startsAt }) => wallClockIn('UTC', startsAt))).toEqual(
    [7, 14].map((days) => ({ date: addDays(date, days), time })),
  );
  expect(copies.map(({ state }) => state)).toEqual(['draft', 'draft']);
  const [rule, ...earlier] = await listAttendanceRules(await app.as(mentor), copies[0]!.id);
  expect([rule!.version, earlier]).toEqual([1, []]);
  const accredited = await db.read.select({ id: accreditations.courseVersionId }).from(accreditations);
  expect(accredited).toEqual([{ id: versionId }]);
  const prompts = await db.read.select().from(roomPrompts).where(eq(roomPrompts.roomId, copies[0]!.id));
  expect(prompts.map(({ state, openedAt }) => [state, openedAt])).toEqual([['draft', null]]);
});

test('a day that the series has is not planned again: not by a second form, two forms at once, or from a copy', async () => {
  const mentor = await app.person('host', ['mentor']);
  const { id } = await announceWebinar(app, mentor, { title: 'Weekly' });
  const ctx = await app.as(mentor);
  const repeat = (weeks: number, times: number, of = id) =>
    repeatWebinar(ctx, of, { weeks: String(weeks), times: String(times) });
  const days = async () => (await seriesOf(id)).map(({ startsAt }) => wallClockIn('UTC', startsAt).date);
  const outcomes = await Promise.allSettled([repeat(1, 2), repeat(1, 2)]);
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const [first, second] = await days();
  expect(await days()).toEqual([first, second]);

  const again = await app.post(
    `/mentor/webinars/${id}`,
    { intent: 'repeat', weeks: '1', times: '1' },
    mentor,
  );
  expect([again.status, (await again.text()).includes(said('errors:dates_planned'))]).toEqual([422, true]);
  // Every fortnight begins with a day that is there, and adds one; from the copy it is the same series.
  await repeat(2, 2);
  const [copy] = await seriesOf(id);
  await repeat(1, 3, copy!.id);
  expect(await days()).toEqual([first, second, addDays(second!, 7), addDays(second!, 14)]);
});

test('a day whose webinar was cancelled may be planned again, and one that was moved by an hour not', async () => {
  const mentor = await app.person('host', ['mentor']);
  const { id } = await announceWebinar(app, mentor, { title: 'Again' });
  const ctx = await app.as(mentor);
  await repeatWebinar(ctx, id, { weeks: '1', times: '2' });
  const [first, second] = await seriesOf(id);
  const midnight = Date.parse(wallClockIn('UTC', second!.startsAt).date);
  await db.transact(async (tx) => {
    await tx.update(webinars).set({ state: 'cancelled' }).where(eq(webinars.id, first!.id));
    await tx
      .update(webinars)
      .set({ startsAt: new Date(midnight) })
      .where(eq(webinars.id, second!.id));
  });
  await repeatWebinar(ctx, id, { weeks: '1', times: '2' });
  const rows = await seriesOf(id);
  expect(rows.map(({ state, startsAt }) => [state, wallClockIn('UTC', startsAt).date])).toEqual([
    ['cancelled', wallClockIn('UTC', first!.startsAt).date],
    ['draft', wallClockIn('UTC', first!.startsAt).date],
    ['draft', wallClockIn('UTC', second!.startsAt).date],
  ]);
});
